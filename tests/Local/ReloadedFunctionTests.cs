using global::Local;
using global::Local.Hosting;
using Sim.Lambda;

namespace Tests.Local;

public sealed class ReloadedFunctionTests : IDisposable
{
    private readonly string archive = Path.GetTempFileName();
    private readonly List<string> told = [];
    private readonly List<Loaded> loaded = [];

    public void Dispose() => File.Delete(archive);

    [Fact]
    public async Task The_invocation_after_a_build_runs_the_new_code()
    {
        Build("first");
        await using var function = Load();
        Assert.Equal("first", await AnswerOf(function));

        Build("second, longer");

        Assert.Equal("second, longer", await AnswerOf(function));
        Assert.Equal("second, longer", await AnswerOf(function));
        Assert.Contains("was built again: its function runs the new code", Assert.Single(told));
        Assert.True(loaded[0].IsDisposed);
        Assert.Equal(2, loaded.Count);
    }

    [Fact]
    public async Task An_invocation_that_had_begun_ends_in_the_old_code()
    {
        Build("first");
        await using var function = Load();
        loaded[0].Gate = new TaskCompletionSource();
        var running = AnswerOf(function);

        Build("second, longer");
        Assert.Equal("second, longer", await AnswerOf(function));
        Assert.False(loaded[0].IsDisposed);

        loaded[0].Gate!.SetResult();
        Assert.Equal("first", await running);
        Assert.True(loaded[0].IsDisposed);
    }

    [Fact]
    public async Task A_package_that_cannot_be_run_leaves_the_old_code_running_and_is_said_once()
    {
        Build("first");
        await using var function = Load();

        Build("broken");
        Assert.Equal("first", await AnswerOf(function));
        Assert.Equal("first", await AnswerOf(function));

        Assert.Contains("cannot be run, so that its function goes on as it was: no handler", Assert.Single(told));
        Build("repaired by now");
        Assert.Equal("repaired by now", await AnswerOf(function));
    }

    [Fact]
    public async Task A_package_that_is_away_while_it_is_built_is_no_change()
    {
        Build("first");
        await using var function = Load();

        File.Delete(archive);

        Assert.Equal("first", await AnswerOf(function));
        Assert.Empty(told);
    }

    private void Build(string code) => File.WriteAllText(archive, code);

    private ReloadedFunction Load() => new(
        archive,
        () =>
        {
            var code = File.ReadAllText(archive);
            loaded.Add(code == "broken" ? throw new UsageException("no handler") : new Loaded(code));
            return loaded[^1];
        },
        told.Add);

    private static async Task<string> AnswerOf(ReloadedFunction function)
    {
        var result = await function.AnswerAsync(new FunctionCall { RequestId = "1", Payload = [], Timeout = TimeSpan.FromSeconds(1), TraceId = "" });
        return System.Text.Encoding.UTF8.GetString(result.Response.Span);
    }

    private sealed class Loaded(string code) : IFunction
    {
        public TaskCompletionSource? Gate { get; set; }

        public bool IsDisposed { get; private set; }

        public async Task<InvocationResult> AnswerAsync(FunctionCall call)
        {
            await (Gate?.Task ?? Task.CompletedTask);
            return InvocationResult.Success(System.Text.Encoding.UTF8.GetBytes(code));
        }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
