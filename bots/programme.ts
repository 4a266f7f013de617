/** The one programme that a process serves; everybody who is enrolled belongs to it. */
export const PROGRAMME = 'main';
