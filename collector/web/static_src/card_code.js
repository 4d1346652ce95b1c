// Card codes, as `core/linking/codes` reads them: returns what is wrong, or the empty text.
const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TYPED = "OILАВЕКМНОРСТУХ";
const MEANT = "011ABEKMH0PCTYX";
const readSymbol = symbol => MEANT[TYPED.indexOf(symbol)] || symbol;
const cardProblem = typed => {
  const code = Array.from(typed.trim().toUpperCase().replace(/[ \-–—._\u00a0]/g, "")).map(readSymbol);
  if (code.length !== 7) return "length";
  const check = (SYMBOLS + "*~$=U").indexOf(code.pop());
  const places = code.map(symbol => SYMBOLS.indexOf(symbol));
  if (check < 0 || places.includes(-1)) return "symbol";
  return places.reduce((sum, place) => sum * 32 + place, 0) % 37 === check ? "" : "check";
};
