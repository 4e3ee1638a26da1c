using System.Collections.Concurrent;
using Local.Endpoints;
using Sim;
using Sim.DynamoDb;

namespace Local.Serving;

/// <summary>
/// One account in every Region that somebody asks for: a world each, as in AWS nothing of one Region is seen from another.
/// </summary>
internal sealed class LocalCloud(Func<string, ServedWorld> create) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ServedWorld>> regions = new(StringComparer.Ordinal);

    /// <summary>The world of a Region, which comes to be when it is first asked for.</summary>
    public ServedWorld this[string region] => regions.GetOrAdd(region, name => new Lazy<ServedWorld>(() => create(name))).Value;

    /// <summary>A Region without anything, for clients that create what they need.</summary>
    public static ServedWorld Empty(TimeProvider real, string account, string region) => new(
        _ =>
        {
            var world = new World(OptionsOf(real, account, region) with { Trace = false });
            return (world, new Tables(world.Clock));
        },
        real);

    public static WorldOptions OptionsOf(TimeProvider real, string account, string region) => new()
    {
        Start = real.GetUtcNow(),
        Seed = Identities(real, region),
        Region = region,
        Account = account,
        // What AWS was seen to do.
        TakesOldReceiptHandles = true,
    };

    public ValueTask<EndpointAnswer> AnswerAsync(AwsCall call) => this[call.Region].AnswerAsync(call);

    public void Dispose()
    {
        foreach (var world in regions.Values.Where(world => world.IsValueCreated))
        {
            world.Value.Dispose();
        }
    }

    /// <summary>Every start and every Region has ids of its own: what one handed out is no handle of another.</summary>
    private static ulong Identities(TimeProvider real, string region) =>
        (ulong)real.GetUtcNow().UtcTicks ^ BitConverter.ToUInt64(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(region)));
}
