using System.Diagnostics;
using global::Local.Hosting.Processes;

namespace Tests.Local.Processes;

public sealed class PythonFunctionTests
{
    [PythonFact]
    public async Task It_gets_the_event_and_the_context_and_answers()
    {
        await using var function = RunningFunction.Python("""
            import os
            def handle(event, context):
                return {
                    "name": event["name"] + " é",
                    "requestId": context.aws_request_id,
                    "function": context.function_name,
                    "version": context.function_version,
                    "arn": context.invoked_function_arn,
                    "memory": context.memory_limit_in_mb,
                    "remaining": context.get_remaining_time_in_millis(),
                    "trace": os.environ["_X_AMZN_TRACE_ID"],
                    "folder": os.getcwd() == os.environ["LAMBDA_TASK_ROOT"],
                }
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

    [PythonFact]
    public async Task What_it_raises_is_the_error_and_its_process_goes_on()
    {
        await using var function = RunningFunction.Python("""
            import os
            def handle(event, context):
                if "bad" in event:
                    raise ValueError("bad is " + event["bad"])
                return os.getpid()
            """);

        var before = await function.ResponseAsync();
        var error = await function.AnswerAsync("""{"bad":"this"}""");
        var lines = function.Lines;
        var after = await function.ResponseAsync();

        Assert.Equal(("ValueError", "bad is this"), (error.ErrorType, error.ErrorMessage));
        Assert.Equal(["[ERROR] ValueError: bad is this", "Traceback (most recent call last):"], lines.Take(2));
        Assert.EndsWith("handler.py\", line 4, in handle", lines[2]);
        Assert.Equal("    raise ValueError(\"bad is \" + event[\"bad\"])", lines[3]);
        Assert.Equal(before.GetInt32(), after.GetInt32());
    }

    [PythonFact]
    public async Task What_it_writes_belongs_to_the_invocation_in_which_it_writes()
    {
        await using var function = RunningFunction.Python("""
            import logging, sys
            print("loading")
            def handle(event, context):
                print("out", event["n"])
                print("error", event["n"], file=sys.stderr)
                logging.getLogger().warning("logged %s", event["n"])
                sys.stdout.write("no end")
            """);

        await function.AnswerAsync("""{"n":1}""");
        var first = function.Lines.Order().ToList();
        await function.AnswerAsync("""{"n":2}""");
        var second = function.Lines.Order().ToList();

        Assert.Equal(["error 1", "loading", "no end", "out 1"], first.Where(line => !line.StartsWith('[')));
        Assert.Matches(@"^\[WARNING\]\t\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\t00000000-0000-4000-8000-000000000001\tlogged 1$", first[0]);
        Assert.Equal(["error 2", "no end", "out 2"], second.Where(line => !line.StartsWith('[')));
        Assert.EndsWith("\tlogged 2", second[0]);
    }

    [PythonFact]
    public async Task Invocations_at_the_same_time_have_processes_of_their_own()
    {
        using var meeting = new MeetingPoint();
        await using var function = RunningFunction.Python("""
            import os, socket
            def handle(event, context):
                with socket.create_connection(("127.0.0.1", event["port"])) as both:
                    both.recv(1)
                return os.getpid()
            """);

        var left = function.ResponseAsync(meeting.Json);
        var right = function.ResponseAsync(meeting.Json);
        await meeting.LetGoAsync(2);

        Assert.NotEqual((await left).GetInt32(), (await right).GetInt32());
    }

    [PythonFact]
    public async Task It_is_killed_at_its_timeout_with_all_that_it_has_started()
    {
        var clock = new HeldClock();
        using var meeting = new MeetingPoint();
        await using var function = RunningFunction.Python(
            """
            import os, signal, socket
            def handle(event, context):
                print("before")
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                os.fork()
                connection = socket.create_connection(("127.0.0.1", event["port"]))
                while True:
                    pass
            """,
            clock);

        var answer = function.AnswerAsync(meeting.Json);
        await meeting.ArriveAsync();
        await meeting.ArriveAsync();
        clock.Fire(RunningFunction.Timeout);

        var result = await answer;
        Assert.Equal(2, await meeting.UntilGoneAsync());
        Assert.Equal("Sandbox.Timedout", result.ErrorType);
        Assert.Equal("2026-01-01T00:00:00.000Z 00000000-0000-4000-8000-000000000001 Task timed out after 60.00 seconds", result.ErrorMessage);
        Assert.Equal(["before", result.ErrorMessage!], function.Lines);
    }

    [PythonFact]
    public async Task A_crash_says_how_the_process_ended_and_the_next_invocation_has_a_new_one()
    {
        await using var function = RunningFunction.Python("""
            import os, signal
            def handle(event, context):
                if "exit" in event:
                    os._exit(event["exit"])
                if "signal" in event:
                    os.kill(os.getpid(), event["signal"])
                return "alive"
            """);

        Assert.Equal("alive", (await function.ResponseAsync()).GetString());
        var exited = await function.AnswerAsync("""{"exit":3}""");
        var killed = await function.AnswerAsync("""{"signal":9}""");

        Assert.Equal("Runtime.ExitError", exited.ErrorType);
        Assert.Equal("RequestId: 00000000-0000-4000-8000-000000000002 Error: Runtime exited with error: exit status 3", exited.ErrorMessage);
        Assert.Equal("RequestId: 00000000-0000-4000-8000-000000000003 Error: Runtime exited with error: signal: killed", killed.ErrorMessage);
        Assert.Equal("alive", (await function.ResponseAsync()).GetString());
    }

    [PythonFact]
    public async Task A_process_that_ended_while_it_was_idle_is_replaced()
    {
        await using var function = RunningFunction.Python("""
            import http.client, os
            answer = http.client.HTTPConnection.request
            def request(self, method, *rest):
                # Ends when it would ask for the next invocation.
                if method == "GET":
                    os._exit(5)
                return answer(self, method, *rest)
            def handle(event, context):
                http.client.HTTPConnection.request = request
                return os.getpid()
            """);

        var first = await function.ResponseAsync();
        var second = await function.ResponseAsync();

        Assert.NotEqual(first.GetInt32(), second.GetInt32());
    }

    [PythonFact]
    public async Task A_function_that_cannot_be_loaded_says_why()
    {
        await using var missing = RunningFunction.Python("import no_such_module");
        await using var wrong = RunningFunction.Python("def handle(event, context) return 1");
        await using var other = RunningFunction.Python("def handler(event, context): pass");
        await using var raising = RunningFunction.Python("raise RuntimeError('no table')");

        var import = await missing.AnswerAsync();
        Assert.Equal(("Runtime.ImportModuleError", "Unable to import module 'handler': No module named 'no_such_module'"), (import.ErrorType, import.ErrorMessage));
        Assert.Equal("Runtime.UserCodeSyntaxError", (await wrong.AnswerAsync()).ErrorType);
        Assert.Equal("Handler 'handle' missing on module 'handler'", (await other.AnswerAsync()).ErrorMessage);
        var raised = await raising.AnswerAsync();
        Assert.Equal(("RuntimeError", "no table"), (raised.ErrorType, raised.ErrorMessage));
        Assert.Equal("[ERROR] RuntimeError: no table", raising.Lines[0]);
    }

    [PythonFact]
    public async Task A_response_that_is_too_large_or_no_JSON_is_an_error()
    {
        await using var function = RunningFunction.Python("""
            def handle(event, context):
                return "x" * event["size"] if "size" in event else object()
            """);

        Assert.Equal("Function.ResponseSizeTooLarge", (await function.AnswerAsync("""{"size":6291600}""")).ErrorType);
        Assert.Equal("Runtime.MarshalError", (await function.AnswerAsync()).ErrorType);
        Assert.Equal(1000, (await function.ResponseAsync("""{"size":1000}""")).GetString()!.Length);
    }

    [PythonFact]
    public async Task What_still_runs_when_the_run_is_over_is_killed()
    {
        using var meeting = new MeetingPoint();
        var function = RunningFunction.Python("""
            import socket
            def handle(event, context):
                connection = socket.create_connection(("127.0.0.1", event["port"]))
                while True:
                    pass
            """);

        var answer = function.AnswerAsync(meeting.Json);
        await meeting.ArriveAsync();
        await function.DisposeAsync();

        Assert.EndsWith("signal: killed", (await answer).ErrorMessage);
    }

    [PythonFact]
    public async Task A_log_without_end_is_cut()
    {
        await using var function = RunningFunction.Python("""
            import os
            def handle(event, context):
                os.write(1, b"x\n" * 100_005)
            """);

        await function.ResponseAsync();

        Assert.Equal(100_001, function.Lines.Count);
        Assert.StartsWith("(5 more lines are left out", function.Lines[^1]);
    }

    [PythonFact]
    public async Task When_its_host_is_gone_it_is_killed_with_all_that_it_has_started()
    {
        using var meeting = new MeetingPoint();
        using var bootstraps = new BootstrapFiles();
        var source = $"import os, socket\nos.fork()\nconnection = socket.create_connection(('127.0.0.1', {meeting.Port}))\nwhile True: pass";
        using var process = Process.Start(
            new ProcessStartInfo("setsid", ["/bin/sh", bootstraps.PathOf(BootstrapFiles.Launch), "python3", "-c", source])
            {
                RedirectStandardInput = true,
            })!;
        await meeting.ArriveAsync();
        await meeting.ArriveAsync();

        // A process that ends, of whatever, leaves its pipes closed.
        process.StandardInput.Close();

        await process.WaitForExitAsync();
        Assert.Equal(137, process.ExitCode);
        Assert.Equal(2, await meeting.UntilGoneAsync());
    }

    [PythonFact]
    public async Task Nothing_of_the_users_environment_reaches_it_but_what_programs_are_found_with()
    {
        var machine = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            ["AWS_ACCESS_KEY_ID"] = "AKIACANARY",
            ["AWS_SECRET_ACCESS_KEY"] = "canary-secret",
            ["AWS_SESSION_TOKEN"] = "canary-session",
            ["AWS_PROFILE"] = "canary-profile",
            ["AWS_LAMBDA_RUNTIME_API"] = "canary:1",
            ["GITHUB_TOKEN"] = "canary-token",
            ["HOME"] = "/home/canary",
        };
        await using var function = new RunningFunction(
            "python3.13", "handler.handle", [("handler.py", "import os\ndef handle(event, context): return dict(os.environ)")], machine: machine);

        var variables = (await function.ResponseAsync()).EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!);

        Assert.DoesNotContain(variables, variable => variable.Value.Contains("canary", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("AWS_PROFILE", variables.Keys);
        Assert.DoesNotContain("AWS_SESSION_TOKEN", variables.Keys);
        Assert.Equal("LOCALFUNCTION-test-function", variables["AWS_ACCESS_KEY_ID"]);
        Assert.Equal("http://127.0.0.1:1", variables["AWS_ENDPOINT_URL"]);
        Assert.Equal("eu-west-1", variables["AWS_REGION"]);
        Assert.Equal("handler.handle", variables["_HANDLER"]);
        Assert.Equal("AWS_Lambda_python3.13", variables["AWS_EXECUTION_ENV"]);
        Assert.Equal("test-function", variables["AWS_LAMBDA_FUNCTION_NAME"]);
        Assert.Equal("mine", variables["OWN"]);
        Assert.False(File.Exists(variables["AWS_SHARED_CREDENTIALS_FILE"]));
    }
}
