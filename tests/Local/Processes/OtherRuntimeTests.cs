using System.Reflection;
using System.Text;
using global::Local;
using global::Local.Hosting;
using global::Local.Hosting.Processes;

namespace Tests.Local.Processes;

public sealed class OtherRuntimeTests
{
    private static readonly string Packages = typeof(OtherRuntimeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "FunctionPackagesPath").Value!;

    [Fact]
    public async Task A_NET_function_runs_from_its_package_in_a_process_of_its_own()
    {
        using var hosting = new ProcessHosting(new SimulatedAws("http://127.0.0.1:1", "eu-west-1"), TimeProvider.System);
        using var package = new UnpackedPackage(Path.Combine(Packages, "WelcomeEmail.zip"));
        await using var environment = await hosting.StartAsync(WelcomeEmail("WelcomeEmail::WelcomeEmail.Function::Handle"), package.Folder);
        await environment.Ready;

        var result = await environment.InvokeAsync(Call("""{"Records":[]}"""));
        var wrong = await environment.InvokeAsync(Call("not JSON"));

        Assert.Equal("""{"batchItemFailures":[]}""", Encoding.UTF8.GetString(result!.Response.Span));
        Assert.Contains("Json", wrong!.ErrorType);
        Assert.True(environment.IsAlive);
    }

    [Fact]
    public async Task A_NET_function_whose_handler_is_not_there_says_so()
    {
        using var hosting = new ProcessHosting(new SimulatedAws("http://127.0.0.1:1", "eu-west-1"), TimeProvider.System);
        using var package = new UnpackedPackage(Path.Combine(Packages, "WelcomeEmail.zip"));
        await using var environment = await hosting.StartAsync(WelcomeEmail("WelcomeEmail::WelcomeEmail.Other::Handle"), package.Folder);

        var result = await environment.InvokeAsync(Call("{}"));

        Assert.Equal("WelcomeEmail.dll has no type `WelcomeEmail.Other`, which the handler names.", result!.ErrorMessage);
        Assert.False(environment.IsAlive);
    }

    [PythonFact]
    public async Task A_program_that_provides_its_own_runtime_is_started_as_it_is()
    {
        await using var function = new RunningFunction("provided.al2023", "anything", [("bootstrap", """
            #!/usr/bin/env python3
            import json, os, sys, urllib.request
            api = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation/"
            while True:
                with urllib.request.urlopen(api + "next") as invocation:
                    request_id = invocation.headers["Lambda-Runtime-Aws-Request-Id"]
                    event = json.load(invocation)
                print("handled", event, flush=True)
                if event == "end":
                    sys.exit(2)
                urllib.request.urlopen(api + request_id + "/response", json.dumps(os.environ["_HANDLER"]).encode()).close()
            """)]);

        Assert.Equal("anything", (await function.ResponseAsync("7")).GetString());
        var lines = function.Lines;
        Assert.EndsWith("exit status 2", (await function.AnswerAsync("\"end\"")).ErrorMessage);
        // It does not say where its log of an invocation ends: a line may come too late for its own, and is the next one's.
        Assert.Equal(["handled 7", "handled end"], lines.Concat(function.Lines).Where(line => line.StartsWith("handled", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_package_without_a_bootstrap_is_refused() => Assert.Equal(
        "The package of `test-function` has no file `bootstrap`, which the runtime `provided.al2023` starts.",
        Refusal("provided.al2023", null));

    [Fact]
    public void A_runtime_that_cannot_be_run_is_refused_by_name() => Assert.Equal(
        "The function `test-function` has the runtime `java21`, which cannot be run; dotnet, python, nodejs and provided can.",
        Refusal("java21", null));

    [Theory]
    [InlineData("python3.13", "`python3`", "Python 3.9", "https://www.python.org/downloads/")]
    [InlineData("nodejs22.x", "`node`", "Node.js 20.0", "https://nodejs.org/")]
    public void A_machine_without_the_language_is_told_so_before_anything_runs(string runtime, string program, string least, string source)
    {
        using var empty = new StackFolder("");

        Assert.Equal(
            $"The function `test-function` has the runtime `{runtime}`, and no {program} is on the PATH; {least} or later is needed to run it on this machine. "
            + $"Install it ({source}), or run a stack without this function.",
            Refusal(runtime, empty.Path));
    }

    [PythonFact]
    public void A_language_that_is_too_old_is_refused_with_its_version()
    {
        using var folder = new StackFolder("");
        var python = Path.Combine(folder.Path, "python3");
        File.WriteAllText(python, "#!/bin/sh\nprintf '/opt/python3.6\\n3.6.8\\n/home/user\\n'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(python, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Assert.Contains("and `/opt/python3.6` is Python 3.6.8; Python 3.9 or later is needed", Refusal("python3.13", folder.Path));
    }

    private static string Refusal(string runtime, string? path) => Assert.Throws<UsageException>(() => new RunningFunction(
        runtime, "handler.handle", [("handler.py", "")], machine: path is null ? null : new Dictionary<string, string> { ["PATH"] = path })).Message;

    private static HostedFunction WelcomeEmail(string handler) => new()
    {
        Name = "welcome-email",
        Arn = RunningFunction.Arn,
        Runtime = "dotnet10",
        Handler = handler,
        Timeout = TimeSpan.FromSeconds(60),
        Variables = new Dictionary<string, string>
        {
            ["CONSUMER_NAME"] = "welcome-email",
            ["IDEMPOTENCY_TABLE"] = "handled",
            ["FUNCTION_TIMEOUT_SECONDS"] = "60",
            ["STATE_TABLE"] = "emails",
        },
    };

    private static FunctionCall Call(string json) => new()
    {
        RequestId = "00000000-0000-4000-8000-000000000001",
        Payload = Encoding.UTF8.GetBytes(json),
        Timeout = TimeSpan.FromSeconds(60),
    };
}
