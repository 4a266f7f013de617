import net from 'node:net';

const SENDERS = 40;
const PAUSE_MS = 50;
const HEAD = 'POST /api/sms HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n';

/** Senders who never come to an end: a header every now and then, or a body a byte at a time. They are there all the time. */
export function holdOpen(url: string): { letGo(): void } {
  const { hostname, port } = new URL(url);
  const open = new Set<net.Socket>();
  let over = false;
  const begin = (nth: number) => {
    const socket = net.connect(Number(port), hostname);
    open.add(socket);
    socket.on('error', () => {});
    // Thrown out, it comes back.
    socket.on('close', () => {
      open.delete(socket);
      if (!over) setTimeout(() => !over && begin(nth), PAUSE_MS);
    });
    socket.resume();
    socket.write(nth % 2 === 0 ? HEAD : `${HEAD}Content-Length: 60000\r\n\r\n`);
  };
  for (let nth = 0; nth < SENDERS; nth += 1) begin(nth);
  const drip = setInterval(() => {
    for (const socket of open) if (socket.writable) socket.write('A');
  }, PAUSE_MS);
  return {
    letGo: () => {
      over = true;
      clearInterval(drip);
      for (const socket of open) socket.destroy();
    },
  };
}
