using Local.Endpoints;
using Sim;
using Sim.DynamoDb;
using Sim.Lambda;

namespace Tests.Local.Endpoints;

/// <summary>A world behind an endpoint, on a still clock: what a request sets off is stepped through before the next is taken.</summary>
internal sealed class ServedTestWorld : IAsyncDisposable
{
    private readonly Lock turn = new();
    private AwsEndpoint? endpoint;

    private ServedTestWorld() => Tables = new Tables(World.Clock);

    public World World { get; } = new(new WorldOptions { Start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Seed = 1, Region = "eu-west-1" });

    public Tables Tables { get; }

    public string Url => endpoint!.Url;

    public static async Task<ServedTestWorld> StartAsync()
    {
        var served = new ServedTestWorld();
        served.endpoint = await AwsEndpoint.StartAsync(call =>
        {
            lock (served.turn)
            {
                var answer = AwsServices.Answer(served.World, served.Tables, call);
                served.World.RunToIdle();
                return answer;
            }
        });
        return served;
    }

    /// <summary>A function that answers at once.</summary>
    public FunctionId CreateFunction(string name, Func<string, InvocationResult> handle, TimeSpan duration = default, int? reserved = null) => World.CreateFunction(new FunctionConfiguration
    {
        Name = name,
        Timeout = TimeSpan.FromSeconds(10),
        ReservedConcurrency = reserved,
        Aliases = new Dictionary<string, string> { ["live"] = "7" },
        Invoker = new Answering(handle, duration),
    });

    public ValueTask DisposeAsync() => endpoint!.DisposeAsync();

    private sealed class Answering(Func<string, InvocationResult> handle, TimeSpan duration) : IInvoker
    {
        public void Invoke(World world, in Invocation invocation) =>
            world.Complete(invocation.Id, handle(System.Text.Encoding.UTF8.GetString(world.EventOf(invocation.Id))), duration);
    }
}
