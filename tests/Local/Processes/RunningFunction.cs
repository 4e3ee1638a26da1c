using System.Text;
using System.Text.Json;
using global::Local.Hosting;
using global::Local.Hosting.Processes;
using Sim.Lambda;

namespace Tests.Local.Processes;

/// <summary>A function that a test made, in processes of its own.</summary>
internal sealed class RunningFunction : IAsyncDisposable
{
    public const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:test-function";

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly PackageFile package;
    private readonly ProcessHosting hosting;
    private readonly IFunction function;
    private int calls;

    /// <param name="machine">The environment of the machine; null for the real one.</param>
    public RunningFunction(
        string runtime,
        string handler,
        (string Name, string Text)[] files,
        IReadOnlyDictionary<string, string>? machine = null,
        TimeProvider? clock = null,
        string endpoint = "http://127.0.0.1:1")
    {
        package = new PackageFile(files);
        hosting = new ProcessHosting(new SimulatedAws(endpoint, "eu-west-1"), clock ?? TimeProvider.System, machine);
        try
        {
            function = hosting.Host(
                new HostedFunction
                {
                    Name = "test-function",
                    Arn = Arn,
                    Runtime = runtime,
                    Handler = handler,
                    MemorySize = 256,
                    Timeout = Timeout,
                    Variables = new Dictionary<string, string> { ["OWN"] = "mine" },
                },
                new UnpackedPackage(package.Path));
        }
        catch
        {
            hosting.Dispose();
            package.Dispose();
            throw;
        }
    }

    public static RunningFunction Python(string source, TimeProvider? clock = null) =>
        new("python3.13", "handler.handle", [("handler.py", source)], clock: clock);

    public static RunningFunction Node(string source, TimeProvider? clock = null) =>
        new("nodejs22.x", "index.handle", [("index.mjs", source)], clock: clock);

    /// <summary>What the function wrote during the last call.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    public async Task<InvocationResult> AnswerAsync(string json = "{}")
    {
        var call = new FunctionCall
        {
            RequestId = $"00000000-0000-4000-8000-{Interlocked.Increment(ref calls):D12}",
            Payload = Encoding.UTF8.GetBytes(json),
            Timeout = Timeout,
            TraceId = "Root=1-00000000-000000000000000000000001",
        };
        var result = await function.AnswerAsync(call);
        Lines = call.Lines;
        return result;
    }

    /// <summary>The response of a call that must succeed.</summary>
    public async Task<JsonElement> ResponseAsync(string json = "{}")
    {
        var result = await AnswerAsync(json);
        Assert.True(result.IsSuccess, $"{result.ErrorType}: {result.ErrorMessage}");
        return JsonSerializer.Deserialize<JsonElement>(result.Response.Span);
    }

    public async ValueTask DisposeAsync()
    {
        await function.DisposeAsync();
        hosting.Dispose();
        package.Dispose();
    }
}
