// Reads [{ text, moments: [ISO in UTC], from, to }] and answers, for each, { error } or { states, intervals: [[from, to, state]] }.
// Run with TZ=Europe/Brussels: opening_hours reads the clock of the process.
const { createRequire } = require('module');
const OpeningHours = createRequire(process.argv[2] + '/')('opening_hours');
const brussels = { lat: 50.85, lon: 4.35, address: { country_code: 'be', state: 'Brussels-Capital' } };
const state = (open, unknown) => (unknown ? 'unknown' : open ? 'open' : 'closed');
const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const answers = asked.map(({ text, moments, from, to }) => {
  try {
    const hours = new OpeningHours(text, brussels, { mode: 0, locale: 'en' });
    const states = moments.map((moment) => {
      const at = hours.getIterator(new Date(moment));
      return state(at.getState(), at.getUnknown());
    });
    const intervals = hours.getOpenIntervals(new Date(from), new Date(to))
      .map(([start, end, unknown]) => [start.toISOString(), end.toISOString(), unknown ? 'unknown' : 'open']);
    return { states, intervals };
  } catch (error) {
    return { error: String(error) };
  }
});
process.stdout.write(JSON.stringify(answers));
