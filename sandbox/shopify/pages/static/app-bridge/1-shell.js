// The line to the admin around the frame: messages out, messages in, and questions that wait for an answer.
const script = document.currentScript;
const shellOrigin = new URL(script.src).origin;
const listeners = new Map();
const waiting = new Map();
let lastQuestion = 0;

const tell = (type, data = {}) => {
  if (window.parent !== window) window.parent.postMessage({ bridge: true, type, data }, shellOrigin);
};
const hear = (type, listener) => listeners.set(type, listener);
const ask = (type, data = {}) =>
  new Promise((resolve) => {
    lastQuestion += 1;
    waiting.set(lastQuestion, resolve);
    tell(type, { ...data, question: lastQuestion });
  });

window.addEventListener("message", ({ origin, source, data: message }) => {
  if (origin !== shellOrigin || source !== window.parent || !message?.bridge) return;
  if (message.type === "answer") {
    waiting.get(message.data.question)?.(message.data.value);
    waiting.delete(message.data.question);
  } else {
    listeners.get(message.type)?.(message.data);
  }
});
