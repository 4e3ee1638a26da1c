'use strict';
// Everything that comes from messages is put in as text, never as markup.
const token = location.hash.slice(1);
const byId = id => document.getElementById(id);
const clock = at => new Date(at).toLocaleTimeString([], { hour12: false }) + '.' + String(at % 1000).padStart(3, '0');
let state = null, listening = null, chosen = '';

function make(name, text, className) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function button(text, act, className) {
  const made = make('button', text, className);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

function address(path, id) {
  const query = new URLSearchParams({ region: chosen });
  if (id !== undefined) query.set('id', id);
  return path + '?' + query;
}

async function ask(path, id) {
  const answer = await fetch(address(path, id), { headers: { 'X-Dashboard-Token': token } });
  return answer.ok ? answer.json() : [];
}

async function act(action, body) {
  const answer = await fetch(address(action), {
    method: 'POST', body: JSON.stringify(body), headers: { 'X-Dashboard-Token': token, 'Content-Type': 'application/json' },
  });
  const result = answer.ok ? await answer.json() : { status: answer.status, answer: '' };
  byId('answer').textContent = action + ': ' + (result.status === 200 ? 'done' : result.status + ' ' + result.answer);
}

function age(oldest) {
  if (oldest === null) return '';
  const seconds = Math.max(0, Math.round((Date.now() - oldest) / 1000));
  return seconds < 120 ? seconds + ' s' : seconds < 7200 ? Math.floor(seconds / 60) + ' min' : Math.floor(seconds / 3600) + ' h';
}

const isStuck = queue => queue.role === 'queue' && queue.oldest !== null && Date.now() - queue.oldest > 60000;
const held = queue => queue.visible + queue.delayed + queue.inFlight;
const sum = (items, count) => items.reduce((total, item) => total + count(item), 0);

function verdict() {
  const dead = sum(state.queues.filter(q => q.role === 'dead'), held);
  const stuck = sum(state.queues.filter(isStuck), held);
  const alarms = state.alarms.filter(a => a.state === 'Alarm').length;
  const parked = sum(state.queues.filter(q => q.role === 'parking'), held);
  const tiles = [['Lost', state.lost, 'bad', 'nothing could take them'], ['Stuck', stuck, 'warn', 'in queues whose oldest waits over a minute'],
    ['Dead', dead, 'bad', 'in dead-letter queues; ' + parked + ' parked'], ['Alarms', alarms, 'bad', 'of ' + state.alarms.length]];
  byId('verdict').replaceChildren(...tiles.map(([name, count, kind, note]) => {
    const tile = make('div', undefined, 'tile ' + (count ? kind : ''));
    tile.id = 'tile-' + name.toLowerCase();
    tile.append(make('span', name), make('b', String(count)), make('span', note));
    return tile;
  }));
}

function table(id, heads, rows) {
  // Whoever is about to press a button keeps it under the finger.
  const focused = document.activeElement && byId(id).contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const head = make('tr');
  head.append(...heads.map(text => make('th', text)));
  byId(id).replaceChildren(head, ...rows.map(cells => {
    const row = make('tr');
    for (const cell of cells) {
      const shown = make('td');
      shown.append(cell instanceof Node ? cell : String(cell));
      row.append(shown);
    }
    return row;
  }));
  if (focused) for (const other of byId(id).querySelectorAll('button')) if (other.dataset.key === focused) other.focus();
}

function queueActions(queue) {
  const cell = make('span');
  const add = (text, action, body, question) => {
    const made = button(text, () => (!question || confirm(question)) && act(action, body));
    made.dataset.key = action + queue.name;
    made.setAttribute('aria-label', text + ' ' + queue.name);
    cell.append(made, ' ');
  };
  if (queue.role === 'dead' && held(queue)) add('Redrive', 'redrive', { arn: queue.arn });
  if (held(queue)) add('Purge', 'purge', { name: queue.name }, 'Delete all messages of ' + queue.name + '? They do not come back.');
  return cell;
}

function queues() {
  table('queues', ['Queue', 'visible', 'in flight', 'delayed', 'oldest', ''], state.queues.map(q => {
    const name = button(q.name, () => messages(q.name), 'plain' + (q.role === 'dead' && held(q) ? ' bad' : isStuck(q) ? ' warn' : ''));
    name.dataset.key = q.name;
    return [name, q.visible, q.inFlight, q.delayed, age(q.oldest), queueActions(q)];
  }));
}

function show(next) {
  state = next;
  byId('place').textContent = state.account + ' in ' + state.region;
  verdict();
  queues();
  Topology.draw(byId('topology'), state, messages);
  table('functions', ['Function', 'running', 'invoked', 'cold', 'errors', 'timed out', 'throttles'],
    state.functions.map(f => [f.name, f.concurrency, f.invocations, f.coldStarts, f.errors, f.timedOut, f.throttles]));
  table('alarms', ['Alarm', 'state', 'since'],
    [...state.alarms].sort((a, b) => (b.state === 'Alarm') - (a.state === 'Alarm')).map(a => {
      const name = make('span', a.name, a.state === 'Alarm' ? 'bad' : '');
      name.title = a.reason;
      return [name, a.state, clock(a.at)];
    }));
  byId('history').replaceChildren(...state.history.map(item => line(item.at, item.name + ': ' + item.summary)).reverse());
  byId('recent').replaceChildren(...state.recent.map(fact => step(fact, true)));
  options('topic', state.topics.map(t => [t.arn, t.name]));
  options('region', [...new Set([state.region, ...state.regions])].map(r => [r, r]));
}

function options(id, items) {
  const list = byId(id), before = list.value;
  if (list.options.length === items.length && items.every(([value], index) => list.options[index].value === value)) return;
  list.replaceChildren(...items.map(([value, text]) => new Option(text, value)));
  if (items.some(([value]) => value === before)) list.value = before;
}

function line(at, ...parts) {
  const made = make('li');
  made.append(make('time', clock(at)), ...parts);
  return made;
}

function step(fact, linked) {
  const text = fact.words + (fact.kind === 'Received' ? ', receive ' + fact.receiveCount : '');
  const id = fact.messageId || fact.snsMessageId;
  const made = line(fact.at, linked && id ? button(text, () => path(id), 'plain') : text);
  if (fact.logs && fact.logs.length) made.append(make('pre', fact.logs.join('\n')));
  return made;
}

function detail(title, items) {
  byId('title').textContent = title;
  byId('steps').replaceChildren(...items);
  byId('detail').hidden = false;
  byId('detail').focus();
  byId('detail').scrollIntoView({ block: 'nearest' });
}

async function path(id) {
  detail('The path of ' + id, (await ask('path', id)).map(fact => step(fact, false)));
}

async function messages(name) {
  detail('Messages in ' + name, (await ask('messages', name)).map(message => {
    const made = line(message.at, button(message.messageId, () => path(message.messageId), 'plain'), ' ' + message.state + ', received ' + message.receiveCount + ' times');
    made.append(make('pre', message.body));
    for (const key in message.attributes) made.append(make('div', key + ' = ' + message.attributes[key]));
    return made;
  }));
}

async function listen() {
  if (listening) listening.abort();
  const mine = listening = new AbortController();
  try {
    const answer = await fetch(address('changes'), { headers: { 'X-Dashboard-Token': token }, signal: mine.signal });
    if (answer.status === 401) {
      byId('link').textContent = 'no access: open the address that serve printed, with all that follows the #';
      return;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    byId('link').textContent = 'live';
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ''; ;) {
      const { done, value } = await reader.read();
      if (done) break;
      const events = (rest + value).split('\n\n');
      rest = events.pop();
      if (events.length) show(JSON.parse(events[events.length - 1].slice('data: '.length)));
    }
  } catch (error) {
    if (mine.signal.aborted) return;
  }
  byId('link').textContent = 'the server ended; reload when it runs again';
}

byId('region').addEventListener('change', () => { chosen = byId('region').value; listen(); });
byId('publish').addEventListener('submit', event => {
  event.preventDefault();
  const attributes = {};
  for (const text of byId('attributes').value.split('\n').filter(text => text.includes('='))) {
    attributes[text.slice(0, text.indexOf('=')).trim()] = text.slice(text.indexOf('=') + 1).trim();
  }
  act('publish', { topic: byId('topic').value, message: byId('message').value, groupId: byId('group').value, attributes });
});
setInterval(() => { if (state) { verdict(); if (!byId('queues').contains(document.activeElement)) queues(); } }, 5000);
listen();
