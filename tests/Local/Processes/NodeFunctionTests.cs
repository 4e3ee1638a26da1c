namespace Tests.Local.Processes;

public sealed class NodeFunctionTests
{
    [NodeFact]
    public async Task It_gets_the_event_and_the_context_and_answers()
    {
        await using var function = RunningFunction.Node("""
            export const handle = async (event, context) => ({
              name: event.name + ' é',
              requestId: context.awsRequestId,
              function: context.functionName,
              version: context.functionVersion,
              arn: context.invokedFunctionArn,
              memory: context.memoryLimitInMB,
              remaining: context.getRemainingTimeInMillis(),
              trace: process.env._X_AMZN_TRACE_ID,
              folder: process.cwd() === process.env.LAMBDA_TASK_ROOT,
            });
            """);

        var response = await function.ResponseAsync("""{"name":"Ada"}""");

        Assert.Equal("Ada é", response.GetProperty("name").GetString());
        Assert.Equal("00000000-0000-4000-8000-000000000001", response.GetProperty("requestId").GetString());
        Assert.Equal("test-function", response.GetProperty("function").GetString());
        Assert.Equal("$LATEST", response.GetProperty("version").GetString());
        Assert.Equal(RunningFunction.Arn, response.GetProperty("arn").GetString());
        Assert.Equal("256", response.GetProperty("memory").GetString());
        Assert.InRange(response.GetProperty("remaining").GetInt32(), 1, 60_000);
        Assert.Equal("Root=1-00000000-000000000000000000000001", response.GetProperty("trace").GetString());
        Assert.True(response.GetProperty("folder").GetBoolean());
    }

    [NodeFact]
    public async Task A_CommonJS_module_may_answer_by_its_callback()
    {
        await using var function = new RunningFunction("nodejs20.x", "lib/index.handle", [("lib/index.js", """
            const { setTimeout } = require('node:timers');
            exports.handle = (event, context, callback) => {
              if (event.bad) setTimeout(() => callback(new TypeError('bad')), 1);
              else if (!event.silent) setTimeout(() => callback(null, { pid: process.pid }), 1);
            };
            """)]);

        var first = await function.ResponseAsync();
        var error = await function.AnswerAsync("""{"bad":true}""");
        var silent = await function.AnswerAsync("""{"silent":true}""");

        Assert.Equal(("TypeError", "bad"), (error.ErrorType, error.ErrorMessage));
        Assert.Equal("null"u8.ToArray(), silent.Response.ToArray());
        Assert.Equal(first.GetProperty("pid").GetInt32(), (await function.ResponseAsync()).GetProperty("pid").GetInt32());
    }

    [NodeFact]
    public async Task What_it_throws_is_the_error_and_its_process_goes_on()
    {
        await using var function = RunningFunction.Node("""
            export const handle = async event => {
              if (event.bad) throw new RangeError(`bad is ${event.bad}`);
              return process.pid;
            };
            """);

        var before = await function.ResponseAsync();
        var error = await function.AnswerAsync("""{"bad":"this"}""");
        var lines = function.Lines;

        Assert.Equal(("RangeError", "bad is this"), (error.ErrorType, error.ErrorMessage));
        Assert.Equal("RangeError: bad is this", lines[0]);
        Assert.Contains(lines, line => line.Contains("index.mjs:2", StringComparison.Ordinal));
        Assert.Equal(before.GetInt32(), (await function.ResponseAsync()).GetInt32());
    }

    [NodeFact]
    public async Task What_it_writes_belongs_to_the_invocation_in_which_it_writes()
    {
        await using var function = RunningFunction.Node("""
            console.log('loading');
            export const handle = async ({ n }) => {
              console.log('out', n);
              console.error('error', n);
              process.stdout.write('no end');
            };
            """);

        await function.AnswerAsync("""{"n":1}""");
        var first = function.Lines.Order().ToList();
        await function.AnswerAsync("""{"n":2}""");

        Assert.Equal(["error 1", "loading", "no end", "out 1"], first);
        Assert.Equal(["error 2", "no end", "out 2"], function.Lines.Order());
    }

    [NodeFact]
    public async Task What_is_thrown_where_nobody_waits_for_it_ends_the_process()
    {
        await using var function = RunningFunction.Node("""
            export const handle = async event => {
              if (event.later) setTimeout(() => { throw new Error('later'); }, 1);
              if (event.rejected) Promise.reject(new Error('rejected'));
              if (event.later || event.rejected) await new Promise(() => {});
              return 'alive';
            };
            """);

        var later = await function.AnswerAsync("""{"later":true}""");
        var rejected = await function.AnswerAsync("""{"rejected":true}""");

        Assert.Equal(("Error", "later"), (later.ErrorType, later.ErrorMessage));
        Assert.Equal(("Runtime.UnhandledPromiseRejection", "Error: rejected"), (rejected.ErrorType, rejected.ErrorMessage));
        Assert.Equal("alive", (await function.ResponseAsync()).GetString());
    }

    [NodeFact]
    public async Task It_is_killed_at_its_timeout_with_all_that_it_has_started()
    {
        var clock = new HeldClock();
        using var meeting = new MeetingPoint();
        await using var function = RunningFunction.Node(
            """
            import { spawn } from 'node:child_process';
            import { once } from 'node:events';
            import { connect } from 'node:net';
            export const handle = async ({ port }) => {
              const source = `require('node:net').connect(${port}, '127.0.0.1')`;
              spawn(process.execPath, ['-e', source], { stdio: 'inherit', detached: true });
              await once(connect(port, '127.0.0.1'), 'connect');
              for (;;);
            };
            """,
            clock);

        var answer = function.AnswerAsync(meeting.Json);
        await meeting.ArriveAsync();
        await meeting.ArriveAsync();
        clock.Fire(RunningFunction.Timeout);

        Assert.Equal("Sandbox.Timedout", (await answer).ErrorType);
        Assert.Equal(2, await meeting.UntilGoneAsync());
    }

    [NodeFact]
    public async Task A_crash_says_how_the_process_ended_and_the_next_invocation_has_a_new_one()
    {
        await using var function = RunningFunction.Node("""
            export const handle = async event => event.exit === undefined ? 'alive' : process.exit(event.exit);
            """);

        Assert.Equal(
            "RequestId: 00000000-0000-4000-8000-000000000001 Error: Runtime exited with error: exit status 7",
            (await function.AnswerAsync("""{"exit":7}""")).ErrorMessage);
        Assert.EndsWith("Error: Runtime exited without providing a reason", (await function.AnswerAsync("""{"exit":0}""")).ErrorMessage);
        Assert.Equal("alive", (await function.ResponseAsync()).GetString());
    }

    [NodeFact]
    public async Task A_function_that_cannot_be_loaded_says_why()
    {
        await using var missing = new RunningFunction("nodejs22.x", "other.handle", [("index.mjs", "export const handle = () => {};")]);
        await using var package = RunningFunction.Node("import 'no-such-package';");
        await using var wrong = RunningFunction.Node("export const handle = (;");
        await using var other = RunningFunction.Node("export const handler = () => {};");
        await using var throwing = RunningFunction.Node("throw new Error('no table');");

        Assert.Equal("Error: Cannot find module 'other'", (await missing.AnswerAsync()).ErrorMessage);
        Assert.Equal("Runtime.ImportModuleError", (await package.AnswerAsync()).ErrorType);
        Assert.Equal("Runtime.UserCodeSyntaxError", (await wrong.AnswerAsync()).ErrorType);
        var notFound = await other.AnswerAsync();
        Assert.Equal(("Runtime.HandlerNotFound", "index.handle is undefined or not exported"), (notFound.ErrorType, notFound.ErrorMessage));
        Assert.Equal("no table", (await throwing.AnswerAsync()).ErrorMessage);
    }
}
