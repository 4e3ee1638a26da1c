// Runs a Node.js function against the Lambda Runtime API, as Lambda's own runtime does.
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
import { existsSync, writeSync } from 'node:fs';
import { request } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { env } = process;
const [host, port] = env.AWS_LAMBDA_RUNTIME_API.split(':');

/** @returns {Promise<{headers: object, body: Buffer}>} */
const call = (method, path, body, errorType) => new Promise((done, failed) => {
  const headers = { 'Content-Type': 'application/json' };
  if (errorType) headers['Lambda-Runtime-Function-Error-Type'] = errorType;
  if (body !== undefined) headers['Content-Length'] = Buffer.byteLength(body);
  // A connection per request: one that waited while a function ran may have been closed.
  const sending = request({ host, port, method, path: `/2018-06-01/runtime/${path}`, headers, agent: false }, response => {
    const chunks = [];
    response.on('data', chunk => chunks.push(chunk));
    response.on('end', () => done({ headers: response.headers, body: Buffer.concat(chunks) }));
    response.on('error', failed);
  });
  sending.on('error', failed);
  sending.end(body);
});

// The host is gone, and nobody is left to answer to.
const gone = () => process.exit(0);

const shapeOf = error => error instanceof Error
  ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
  : { errorType: typeof error, errorMessage: String(error), trace: [] };

const named = (errorType, errorMessage, cause) => Object.assign(new Error(errorMessage), { name: errorType, stack: cause?.stack ?? '' });

const load = async name => {
  const slash = name.lastIndexOf('/') + 1;
  const dot = name.indexOf('.', slash);
  if (dot < 0) throw named('Runtime.MalformedHandlerName', 'Bad handler');
  const [path, members] = [name.slice(0, dot), name.slice(dot + 1)];
  const file = ['.js', '.mjs', '.cjs'].map(extension => resolve(env.LAMBDA_TASK_ROOT, path + extension)).find(existsSync);
  if (!file) throw named('Runtime.ImportModuleError', `Error: Cannot find module '${path}'`);
  let module;
  try {
    module = await import(pathToFileURL(file));
  } catch (error) {
    if (error instanceof SyntaxError) throw named('Runtime.UserCodeSyntaxError', `SyntaxError: ${error.message}`, error);
    if (/MODULE_NOT_FOUND/.test(error?.code)) throw named('Runtime.ImportModuleError', `Error: ${error.message}`, error);
    throw error;
  }
  // What a CommonJS module exports is all in its default, and only what can be seen from outside is named.
  const of = root => members.split('.').reduce((found, member) => found?.[member], root);
  const handler = of(module) ?? of(module.default);
  if (handler === undefined) throw named('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  if (typeof handler !== 'function') throw named('Runtime.HandlerNotFound', `${name} is not a function`);
  return handler;
};

const contextOf = headers => ({
  awsRequestId: headers['lambda-runtime-aws-request-id'],
  invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
  functionName: env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
  memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
  clientContext: JSON.parse(headers['lambda-runtime-client-context'] ?? 'null') ?? undefined,
  identity: JSON.parse(headers['lambda-runtime-cognito-identity'] ?? 'null') ?? undefined,
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Number(headers['lambda-runtime-deadline-ms']) - Date.now(),
});

/** The current invocation, for what is thrown where nobody waits for it. */
let current;

const answer = handler => new Promise((done, failed) => {
  const callback = (error, result) => error === undefined || error === null ? done(result) : failed(error);
  // Nothing is left that could still call back.
  current.empty = () => done(null);
  const returned = handler(current.event, current.context, callback);
  // A handler that is not asynchronous answers by its callback, or not at all.
  if (typeof returned?.then === 'function') returned.then(done, failed);
  else if (handler.length < 3) done(null);
});

// The host reads these streams beside its answers: it must know when an invocation has written all.
const endOfLog = requestId => {
  for (const stream of [1, 2]) writeSync(stream, `\0END ${requestId}\n`);
};

const report = async (path, error, requestId) => {
  const shape = shapeOf(error);
  console.error(`${shape.errorType}: ${shape.errorMessage}${shape.trace.length ? `\n${shape.trace.join('\n')}` : ''}`);
  if (requestId) endOfLog(requestId);
  await call('POST', path, JSON.stringify({ ...shape, stackTrace: shape.trace }), shape.errorType).catch(gone);
};

const die = async (error, exitCode) => {
  const requestId = current?.context.awsRequestId;
  await report(requestId ? `invocation/${requestId}/error` : 'init/error', error, requestId);
  process.exit(exitCode);
};

process.on('uncaughtException', error => die(error, 129));
process.on('unhandledRejection', reason => die(named('Runtime.UnhandledPromiseRejection', String(reason), reason), 128));
process.on('beforeExit', () => current?.empty?.());

let handler;
try {
  handler = await load(env._HANDLER);
} catch (error) {
  await report('init/error', error);
  process.exit(1);
}

for (;;) {
  const { headers, body } = await call('GET', 'invocation/next').catch(gone);
  const requestId = headers['lambda-runtime-aws-request-id'];
  env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'] ?? '';
  current = { event: JSON.parse(body), context: contextOf(headers) };
  let response;
  try {
    // What cannot be told in JSON, undefined above all, is null.
    response = JSON.stringify(await answer(handler)) ?? 'null';
  } catch (error) {
    await report(`invocation/${requestId}/error`, error, requestId);
    current = undefined;
    continue;
  }
  endOfLog(requestId);
  await call('POST', `invocation/${requestId}/response`, response).catch(gone);
  current = undefined;
}
