// Copies the receipt; the older way also works without HTTPS.
const button = document.getElementById("copy");
const words = document.getElementById("words");
const confirmCopy = () => { document.getElementById("copied").textContent = button.dataset.done; };
const copyOldWay = () => {
  getSelection().selectAllChildren(words);
  if (document.execCommand("copy")) confirmCopy();
};
button.hidden = false;
button.onclick = () => {
  if (!navigator.clipboard) return copyOldWay();
  navigator.clipboard.writeText(words.textContent).then(confirmCopy, copyOldWay);
};
