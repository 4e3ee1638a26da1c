using System.Collections.Concurrent;
using Local.Endpoints;
using Local.Endpoints.Sqs;
using Local.Posting;
using Local.Serving.Journals;
using Microsoft.AspNetCore.Http;
using Sim;
using Sim.DynamoDb;
using Sim.Sns.Regions;
using Sim.Sns.Signing;

namespace Local.Serving;

/// <summary>
/// One account in every Region that somebody asks for: a world each, as in AWS nothing of one Region is seen from another.
/// </summary>
public sealed class LocalCloud(Func<string, ServedWorld> create) : IDisposable
{
    public const string UsualRegion = "us-east-1";
    private const int LongestRegion = 32;

    /// <summary>More than AWS has; each is a world of its own.</summary>
    private const int MostRegions = 64;

    /// <summary>Some 30 MB, and minutes of a busy stack.</summary>
    private const int KeptFacts = 100_000;

    private readonly Lock carrying = new();
    private Task carried = Task.CompletedTask;

    private readonly ConcurrentDictionary<string, Lazy<ServedWorld>> regions = new(StringComparer.Ordinal);

    /// <summary>The world of a Region, which comes to be when it is first asked for.</summary>
    public ServedWorld this[string region] => regions.GetOrAdd(region, name => new Lazy<ServedWorld>(() => Create(name))).Value;

    /// <summary>Ends when everything that was on its way to another Region has arrived.</summary>
    public Task Carried => carried;

    /// <summary>Those that have come to be.</summary>
    public IReadOnlyList<string> Regions => [.. regions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Of each Region.</summary>
    public HoldingLimits Limits { get; init; } = new();

    /// <summary>Called when something may have changed in some Region, within its turn: it must be quick and must not look in.</summary>
    public Action? Changed { get; set; }

    /// <summary>What was kept goes on from the start, not from the first call: its messages come back, expire, are consumed.</summary>
    public void Wake(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            _ = this[name];
        }
    }

    /// <summary>A Region without anything, for clients that create what they need.</summary>
    /// <param name="state">Where it is kept between two starts; null for nowhere.</param>
    /// <param name="poster">Brings what goes to URLs there; null for nobody.</param>
    /// <param name="signer">Signs what topics deliver; null for nobody.</param>
    /// <param name="isTraced">Remembers what happened, for the dashboard; under load that costs as much as the rest.</param>
    public static ServedWorld Empty(TimeProvider real, string account, string region, StateFolder? state = null, bool isTraced = false, UrlPoster? poster = null, IEnvelopeSigner? signer = null)
    {
        var (options, journal) = Begin(OptionsOf(real, account, region) with { Trace = isTraced, Signer = signer }, "", poster, state);
        return new ServedWorld(
            thread =>
            {
                var world = new World(options with { Http = poster?.For(thread) });
                return (world, new Tables(world.Clock));
            },
            real,
            journal);
    }

    /// <summary>A world that is kept begins as it began the first time.</summary>
    /// <param name="stack">Tells the declared resources; empty without a stack.</param>
    public static (WorldOptions Options, Journal? Journal) Begin(WorldOptions options, string stack, UrlPoster? poster, StateFolder? state)
    {
        var journal = state?.Open(new JournalHeader(options.Seed, options.Start.UtcTicks, options.Account, options.Region, stack, poster?.Allowed.ToString() ?? "", typeof(World).Assembly.ManifestModule.ModuleVersionId));
        return journal is null
            ? (options, null)
            : (options with { Seed = journal.Header.Seed, Start = new DateTimeOffset(journal.Header.StartTicks, TimeSpan.Zero) }, journal);
    }

    public static WorldOptions OptionsOf(TimeProvider real, string account, string region) => new()
    {
        Start = real.GetUtcNow(),
        Seed = Identities(real, region),
        Region = region,
        Account = account,
        HasOtherRegions = true,
        // What AWS was seen to do.
        TakesOldReceiptHandles = true,
        TraceLimit = KeptFacts,
    };

    public ValueTask<EndpointAnswer> AnswerAsync(AwsCall call)
    {
        var region = call.Region.Length == 0 ? UsualRegion : call.Region;
        return IsRegion(region) && (regions.ContainsKey(region) || regions.Count < MostRegions)
            ? this[region].AnswerAsync(call)
            : new(NoRegion());
    }

    private ServedWorld Create(string region)
    {
        var world = create(region);
        world.Changed = () => Changed?.Invoke();
        world.Limits = Limits;
        world.Deliver(() => world.World.ToOtherRegion = delivery => Carry(world, delivery));
        return world;
    }

    /// <summary>
    /// Called within a turn of one Region; the other's comes after it, in order. What was on its way when the process ended is carried
    /// again by the next one: the other Region may get it twice, as from SNS, and never not at all.
    /// </summary>
    private void Carry(ServedWorld from, RegionalDelivery delivery)
    {
        lock (carrying)
        {
            carried = carried.ContinueWith(_ => CarryAsync(from, delivery), TaskScheduler.Default).Unwrap();
        }
    }

    private async Task CarryAsync(ServedWorld from, RegionalDelivery delivery)
    {
        var answer = await AnswerAsync(SendMessage.CallOf(delivery));
        var refusal = answer.HttpStatus == StatusCodes.Status200OK ? null : $"{delivery.QueueArn} refuses it: {SqsErrors.MessageOf(answer)}";
        answer.Release();
        from.Complete(delivery.Id, refusal);
    }

    /// <summary>A name that comes from outside, and names a file where state is kept.</summary>
    private static bool IsRegion(string name) =>
        name.Length <= LongestRegion && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static EndpointAnswer NoRegion() =>
        EndpointAnswer.OfDynamoDb(new AwsError("SignatureDoesNotMatch", "Credential should be scoped to a valid region.", 403)) with { HasChecksum = false };

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
