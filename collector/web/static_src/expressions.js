// Conditions, as `core/questionnaire/conditions` defines them: trees of nested lists over the answers so far.
const NUMBER = /^[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*$/;
const number = value => {
  if (typeof value !== "string") return Number(value);
  const match = NUMBER.exec(value);
  return match ? Number(match[1]) : NaN;
};
const words = text => String(text).split(/\s+/).filter(Boolean);
const equal = (a, b) => {
  const types = [typeof a, typeof b];
  if (types.includes("boolean")) return Boolean(a) === Boolean(b);
  return types.includes("number") ? number(a) === number(b) : a === b;
};
const OPERATIONS = {
  "or": (a, b) => Boolean(a) || Boolean(b),
  "and": (a, b) => Boolean(a) && Boolean(b),
  "not": a => !a,
  "=": equal,
  "!=": (a, b) => !equal(a, b),
  "<": (a, b) => number(a) < number(b),
  "<=": (a, b) => number(a) <= number(b),
  ">": (a, b) => number(a) > number(b),
  ">=": (a, b) => number(a) >= number(b),
  "+": (a, b) => number(a) + number(b),
  "-": (a, b) => number(a) - number(b),
  "*": (a, b) => number(a) * number(b),
  "div": (a, b) => number(a) / number(b),
  "mod": (a, b) => number(a) % number(b),
  "neg": a => -number(a),
  "selected": (answer, choice) => words(answer).includes(choice),
  "count-selected": answer => words(answer).length,
};
const evaluate = (tree, given, own) => {
  const [kind, ...rest] = tree;
  if (kind === "ref") return given[rest[0]] || "";
  if (kind === "own") return own || "";
  if (kind === "num" || kind === "text") return rest[0];
  return OPERATIONS[kind](...rest.map(operand => evaluate(operand, given, own)));
};
const holds = (source, given, own) => !source || Boolean(evaluate(JSON.parse(source), given, own));
// The spelling of a number, as `core/questionnaire/types` defines it: what must match, and what is then replaced once.
const matches = (pattern, typed) => new RegExp("^(?:" + pattern + ")$").test(typed);
const spell = (corrections, typed) => JSON.parse(corrections || "[]").reduce((text, [wrong, right]) => text.replace(new RegExp(wrong), right), typed);
