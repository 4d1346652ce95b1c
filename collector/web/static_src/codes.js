// What is wrong with a code, by its question; the server checks the same before it stores anything.
const linkWords = byId("linking") ? byId("linking").dataset : {};
// As `core/linking/self_generated_code` refuses: one end of every list, or one number everywhere.
const isEnd = choose => tapped.every(choices => choices.length && choose(choices).checked);
const isOneNumber = given => {
  const numbers = KEYED.map(({dataset}) => dataset.element).filter(element => element !== "mother_letter").map(element => given[element]);
  return Boolean(numbers[0]) && numbers.every(number => number === numbers[0]);
};
const isAnybodys = given => isEnd(choices => choices[0]) || isEnd(choices => choices[choices.length - 1]) || isOneNumber(given);
self.codeProblems = {
  card_code: typed => linkWords["card_" + cardProblem(typed)] || "",
  personal: (typed, given) => isAnybodys(given) ? linkWords.default : "",
};
