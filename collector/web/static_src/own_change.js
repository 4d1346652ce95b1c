// Draws a person's own change from the answers that this phone kept; the server never sees it.
const own = document.getElementById("own");
const kept = wave => {
  try { return JSON.parse(localStorage.getItem("answers:" + own.dataset.event + ":" + wave)); } catch (error) { return null; }
};
// As `core/questionnaire/scoring` scores: reverse items reversed, no score of less than half of the items.
const score = (items, highest, answers) => {
  const points = items.filter(([name]) => answers[name] && /^[1-9]$/.test(answers[name][0]) && answers[name][0] <= highest)
    .map(([name, isReverse]) => isReverse ? highest + 1 - answers[name][0] : +answers[name][0]);
  return points.length && 2 * points.length >= items.length ? points.reduce((sum, point) => sum + point) / points.length : null;
};
const say = (text, values) => text.replace(/\{(\w+)\}/g, (gap, name) => values[name]);
const inWords = number => number.toLocaleString(document.documentElement.lang, {minimumFractionDigits: 1, maximumFractionDigits: 1});
const draw = (svg, tag, values) => {
  const shape = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.keys(values).forEach(name => shape.setAttribute(name, values[name]));
  svg.append(shape);
  return shape;
};
const picture = (highest, before, after) => {
  const place = points => 20 + (points - 1) * 260 / (highest - 1);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 300 30");
  svg.setAttribute("aria-hidden", "true");
  draw(svg, "path", {d: "M20 15H280", stroke: "currentColor", "stroke-opacity": .4});
  for (let points = 1; points <= highest; points++) draw(svg, "path", {d: "M" + place(points) + " 10v10", stroke: "currentColor", "stroke-opacity": .4});
  draw(svg, "path", {d: "M" + place(before) + " 15H" + place(after), stroke: "currentColor", "stroke-width": 4});
  draw(svg, "circle", {cx: place(before), cy: 15, r: 7, stroke: "currentColor", "stroke-width": 2}).style.fill = "var(--card)";
  draw(svg, "circle", {cx: place(after), cy: 15, r: 8}).style.fill = "var(--accent)";
  return svg;
};
const show = (name, highest, before, after) => {
  const row = document.createElement("li"), line = document.createElement("p"), scale = document.createElement("strong");
  const said = {before: inWords(before), after: inWords(after)};
  const way = said.before === said.after ? "same" : after > before ? "more" : "less";
  scale.textContent = name;
  line.append(scale, document.createElement("br"), say(own.dataset[way], said));
  row.append(line, picture(highest, before, after));
  own.querySelector("ul").append(row);
};
const before = own && kept("pre"), after = own && kept(own.dataset.wave);
if (before && after) {
  JSON.parse(own.dataset.scales).forEach(({name, points, items}) => {
    const scores = [score(items, points, before), score(items, points, after)];
    if (!scores.includes(null)) show(name, points, ...scores);
  });
  own.hidden = !own.querySelector("li");
}
