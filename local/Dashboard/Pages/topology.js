'use strict';
// Topics and tables, then queues, then functions, then where messages end that nobody handled.
const Topology = {
  width: 250, height: 40, gapX: 320, gapY: 54,

  make(name, attributes, parent, text) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  },

  draw(svg, state, open) {
    const places = new Map(), rows = [0, 0, 0, 0];
    const nodes = [];
    const put = (id, column, name, note, hot, queue) => {
      places.set(id, { x: 10 + column * this.gapX, y: 10 + rows[column]++ * this.gapY });
      nodes.push({ id, name, note, hot, queue });
    };
    for (const t of state.topics) put(t.id, 0, t.name, t.published + ' published', false);
    for (const table of new Set(state.streams.map(s => s.table))) put('s' + table, 0, table, 'table stream', false);
    for (const q of state.queues) {
      const waits = q.visible + q.delayed, column = q.role === 'queue' ? 1 : 3;
      put(q.id, column, q.name, waits + ' waiting, ' + q.inFlight + ' in flight', q.role === 'dead' && waits + q.inFlight > 0, true);
    }
    for (const f of state.functions) put(f.id, 2, f.name, f.concurrency + ' running, ' + f.errors + ' errors', false);

    svg.replaceChildren();
    const high = Math.max(...rows, 1) * this.gapY + 10;
    svg.setAttribute('width', 10 + 3 * this.gapX + this.width + 10);
    svg.setAttribute('height', high);
    const edge = (from, to, count, dead) => {
      const a = places.get(from), b = places.get(to);
      if (!a || !b) return;
      const forward = b.x > a.x;
      const x1 = a.x + this.width, y1 = a.y + this.height / 2, x2 = forward ? b.x : b.x + this.width, y2 = b.y + this.height / 2;
      const bend = Math.max(30, Math.abs(x2 - x1) / 2);
      // What skips a column passes below what stands there.
      const sag = x2 - x1 > this.gapX ? this.gapY * 0.6 : 0;
      this.make('path', { d: `M${x1} ${y1}C${x1 + bend} ${y1 + sag} ${x2 + (forward ? -bend : bend)} ${y2 + sag} ${x2} ${y2}`, class: dead ? 'dead' : 'live' }, svg);
      if (count) this.make('text', { x: dead ? x2 - 26 : x1 + 6, y: (dead ? y2 : y1) - 4, class: 'soft' }, svg, String(count));
    };
    for (const s of state.subscriptions) {
      edge(s.topic, s.target, s.matched, false);
      edge(s.topic, s.deadLetterQueue, s.failed, true);
    }
    for (const m of state.mappings) edge(m.queue, m.function, m.concurrency ? m.concurrency + ' of ' + m.cap : 0, false);
    for (const s of state.streams) edge('s' + s.table, s.function, s.position, false);
    for (const q of state.queues) edge(q.id, q.deadLetterQueue, q.movedOut, true);
    for (const node of nodes) this.box(svg, node, places.get(node.id), open);
  },

  box(svg, node, place, open) {
    const group = this.make('g', { class: (node.queue ? 'node ' : '') + (node.hot ? 'hot' : ''), transform: `translate(${place.x} ${place.y})` }, svg);
    this.make('title', {}, group, node.name);
    this.make('rect', { width: this.width, height: this.height, rx: 6 }, group);
    this.make('text', { x: 10, y: 17 }, group, node.name.length > 34 ? node.name.slice(0, 33) + '…' : node.name);
    this.make('text', { x: 10, y: 32, class: 'soft' }, group, node.note);
    if (node.queue) group.addEventListener('click', () => open(node.name));
  },
};
