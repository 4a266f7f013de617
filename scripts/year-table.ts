import { THIRTY_ZONES, yearIn } from '../dialogs/rhythm/year.fixture';

/** `npx tsx scripts/year-table.ts [YEAR] [HH:MM]`: a year of daily check-ins in thirty zones, one line each. */
function main() {
  const [year = '2026', time = '09:00'] = process.argv.slice(2);
  const daily = {
    times: [time],
    days: [1, 2, 3, 4, 5, 6, 7],
    every: 1,
    anchor: null,
    slowed: 1,
    paused: null,
    pausedFrom: null,
  };
  console.log(`${'zone'.padEnd(22)} sent  days  earliest  latest  in quiet hours  clock changes`);
  for (const zone of THIRTY_ZONES) {
    const { sent, days, earliest, latest, quiet, clockChanges } = yearIn(zone, Number(year), daily);
    const figures = [String(sent).padStart(4), String(days).padStart(5), earliest.padStart(9), latest.padStart(7)];
    console.log(
      `${zone.padEnd(22)} ${figures.join(' ')} ${String(quiet).padStart(15)} ${String(clockChanges).padStart(14)}`,
    );
  }
}

main();
