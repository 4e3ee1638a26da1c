// The measured process of the peer, the counterpart of BatchWorker.cs: for each line of its input, a number of batches, it
// handles as many and writes one line of JSON.
import { createInterface } from 'node:readline';
import { PerformanceObserver } from 'node:perf_hooks';
import { consumer } from './consumer.mjs';

const recordsPerBatch = 10;
const endpoint = process.env.BENCH_DYNAMODB_URL;
let calls = 0;
const answer = new TextEncoder().encode('{}');

// In place of the network: every request to DynamoDB succeeds at once.
const inMemory = {
  handle: async () => {
    calls++;
    return { response: { statusCode: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: answer } };
  },
  metadata: { handlerProtocol: 'http/1.1' },
  updateHttpClientConfig: () => {},
  httpHandlerConfigs: () => ({}),
};
const handle = consumer({
  region: 'eu-west-1',
  credentials: { accessKeyId: 'EXAMPLE', secretAccessKey: 'EXAMPLE' },
  ...(endpoint ? { endpoint } : { requestHandler: inMemory }),
});
const context = { getRemainingTimeInMillis: () => 30_000, functionName: 'order-projection', awsRequestId: 'EXAMPLE' };

let number = 0;
const batch = () =>
  `{"Records":[${Array.from({ length: recordsPerBatch }, () => process.env.BENCH_RECORD.replaceAll('@@', number++)).join(',')}]}`;

// With --expose-gc and a young generation that holds it all, nothing is collected between the two readings, and the
// growth of the heap is what was allocated on it. What was collected after all is no measurement: the bytes are null.
let collections = 0;
if (globalThis.gc) {
  new PerformanceObserver(list => { collections += list.getEntries().length; }).observe({ entryTypes: ['gc'] });
}
const settled = () => new Promise(resolve => setTimeout(resolve, 20));

for await (const line of createInterface({ input: process.stdin })) {
  const inputs = Array.from({ length: Number(line) }, () => Buffer.from(batch()));
  globalThis.gc?.();
  await settled();
  const before = { calls, collections, heap: process.memoryUsage().heapUsed };
  let failures = 0;
  const began = performance.now();
  for (const input of inputs) {
    // As Lambda's runtime does: bytes in, bytes out.
    const text = JSON.stringify(await handle(JSON.parse(input.toString('utf8')), context));
    failures += Buffer.from(text).toString() === '{"batchItemFailures":[]}' ? 0 : 1;
  }
  const milliseconds = performance.now() - began;
  const grown = process.memoryUsage().heapUsed - before.heap;
  await settled();
  const bytes = globalThis.gc && collections === before.collections ? grown : null;
  process.stdout.write(JSON.stringify({ milliseconds, bytes, calls: endpoint ? null : calls - before.calls, failures }) + '\n');
}
