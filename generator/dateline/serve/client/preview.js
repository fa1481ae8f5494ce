// Renews the page when the site has been built again, and shows what stops a build.
(() => {
  "use strict";

  const RETRY = 1000; // milliseconds
  const script = document.currentScript;
  // A page of the site carries a version, a page of the preview's own carries a mark.
  const { version, mark } = script.dataset;
  const own = new URL(".", script.src);
  let panel = null;
  let shown = "";

  function take(state) {
    if (mark ? state.mark !== mark : state.version !== version) {
      location.reload();
    } else if (!mark && state.mark !== shown) {
      shown = state.mark;
      show(state.problems);
    }
  }

  // The site's policy forbids inline styles, and the site's own styles must not reach the panel:
  // hence a tree of its own, with a style sheet from the preview.
  function show(problems) {
    panel?.remove();
    panel = null;
    if (!problems) return;
    panel = document.createElement("dateline-problems");
    panel.hidden = true;
    const tree = panel.attachShadow({ mode: "open" });
    tree.innerHTML = problems;
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("preview.css", own).href;
    style.addEventListener("load", () => { style.getRootNode().host.hidden = false; });
    tree.prepend(style);
    tree.querySelector("button").addEventListener("click", () => panel?.remove());
    document.body.append(panel);
  }

  function listen() {
    const address = new URL("socket", own);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    const send = (message) => socket.send(JSON.stringify(message));
    socket.addEventListener("open", () => {
      send({ command: "hello", protocols: ["http://livereload.com/protocols/official-7"] });
      send({ command: "info", url: location.href });
    });
    socket.addEventListener("message", (event) => {
      const message = JSON.parse(event.data);
      if (message.command === "reload") location.reload();
      if (message.command === "state") take(message);
    });
    socket.addEventListener("close", () => setTimeout(ask, RETRY));
  }

  // Without a socket: the preview was stopped, or a proxy does not let sockets through.
  async function ask() {
    try {
      const answer = await fetch(new URL("state", own), { cache: "no-store" });
      if (answer.ok) take(await answer.json());
      listen();
    } catch {
      setTimeout(ask, RETRY);
    }
  }

  listen();
})();
