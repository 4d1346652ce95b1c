// The line that says where the answers are: kept, waiting or sent.
const byId = id => document.getElementById(id);
const line = byId("state");
const tell = word => {
  line.hidden = false;
  if (line.textContent !== line.dataset[word]) line.textContent = line.dataset[word];
};
// A draft and kept answers are named by event and wave, as their address is.
const nameKept = (kind, address) => [kind].concat(address.split(/[/?]/).slice(2, 4)).join(":");
const readFields = pairs => {
  const fields = {};
  new URLSearchParams(pairs).forEach((value, name) => { if (value) (fields[name] = fields[name] || []).push(value); });
  return fields;
};
// What has just appeared or moved takes no tap: a finger that taps twice, or late, must answer nothing.
const holdTaps = () => {
  const {style} = document.body;
  style.pointerEvents = "none";
  requestAnimationFrame(now => {
    self.still = now;
    setTimeout(() => { if (self.still === now) style.pointerEvents = ""; }, 400);
  });
};
