using Sim.Lambda;
using Sim.Policies;
using Sim.Sns;
using Sim.Sns.Http;
using Sim.Sns.Regions;
using Sim.Sns.Signing;
using Sim.Sqs;
using Sim.Time;

namespace Sim;

/// <summary>Everything that exists in the simulated account: the state that services, steps and invariants share.</summary>
internal sealed class Account(World world, WorldOptions options)
{
    private AsynchronousInvocations? asynchronous;
    private AccessControl? access;
    private HttpDeliveries? posts;
    private RegionalDeliveries? abroad;

    public World World { get; } = world;
    public WorldOptions Options { get; } = options;
    public NoSigner NoSigner { get; } = new(options.Region);
    public IEnvelopeSigner Signer => Options.Signer ?? NoSigner;
    public Identity Identity { get; } = new(options.Seed);
    public Schedule Schedule { get; } = new(options.Start.UtcTicks);
    public Trace Trace { get; } = new(options.Trace, options.TraceLimit);

    public Messages Messages { get; } = new();
    public GroupLinks GroupLinks { get; } = new();
    public Payloads Payloads { get; } = new();
    public List<Origin> Origins { get; } = [];
    public List<Queue> Queues { get; } = [];
    public QueueNames QueueNames { get; } = new($"arn:aws:sqs:{options.Region}:{options.Account}:");
    public List<Topic> Topics { get; } = [];
    public TopicArns TopicArns { get; } = new($"arn:aws:sns:{options.Region}:{options.Account}:");
    public Dictionary<string, Subscription> SubscriptionArns { get; } = new(StringComparer.Ordinal);
    public List<Subscription> Subscriptions { get; } = [];
    public List<Function> Functions { get; } = [];
    public List<EventSourceMapping> Mappings { get; } = [];
    public List<StreamMapping> Streams { get; } = [];
    public List<MessageMoveTask> MoveTasks { get; } = [];
    public Invocations Invocations { get; } = new();
    public HttpDeliveries Posts => posts ??= new HttpDeliveries(this);

    public AccessControl Access => access ??= new AccessControl(this);

    public AsynchronousInvocations Asynchronous => asynchronous ??= new AsynchronousInvocations(this);

    /// <summary>Executions that use the account's quota because their function has no reserved concurrency.</summary>
    public int UnreservedExecutions { get; set; }

    /// <summary>The account's quota without what functions have reserved.</summary>
    public int UnreservedConcurrency { get; set; } = options.ConcurrentExecutions;

    /// <summary>Environments that functions without reserved concurrency have provisioned: used or not, they are nobody else's.</summary>
    public int ProvisionedConcurrency => ProvisionedBeside(null);

    /// <param name="own">The function that is left out.</param>
    public int ProvisionedBeside(Function? own)
    {
        var provisioned = 0;
        foreach (var function in Provisioning)
        {
            provisioned += function.Configuration.ReservedConcurrency is null && function != own ? function.Provisioned!.Requested : 0;
        }

        return provisioned;
    }

    /// <summary>The functions that have provisioned concurrency.</summary>
    public List<Function> Provisioning { get; } = [];

    public RegionalDeliveries Abroad => abroad ??= new RegionalDeliveries(this);

    /// <summary>Somebody looks at metrics: what only they need is kept.</summary>
    public bool CountsMinutes { get; set; }

    public long Now => Schedule.Now;

    /// <exception cref="AwsError">There is no such queue any more.</exception>
    public Queue QueueOf(QueueId id) =>
        id.Index >= 0 && id.Index < Queues.Count && Queues[id.Index].Exists ? Queues[id.Index] : throw QueueErrors.NonExistentQueue();

    public DateTimeOffset Time => new(Schedule.Now, TimeSpan.Zero);

    /// <summary>
    /// A short poll asks some of a queue's servers only and so may miss messages that are there: each of the wanted ones is
    /// seen with the option's probability.
    /// </summary>
    public int SeenByShortPoll(int wanted)
    {
        if (Options.ShortPollSample >= 1)
        {
            return wanted;
        }

        var seen = 0;
        for (var index = 0; index < wanted; index++)
        {
            seen += World.Chance.Happens(Options.ShortPollSample) ? 1 : 0;
        }

        return seen;
    }

    public Origin NewOrigin(Subscription? subscription)
    {
        var origin = new Origin(Origins.Count, subscription);
        Origins.Add(origin);
        return origin;
    }

    public string Arn(string service, string resource) => $"arn:aws:{service}:{Options.Region}:{Options.Account}:{resource}";

    /// <summary>A fact about a message as it is now.</summary>
    public Fact FactOf(FactKind kind, int slot)
    {
        ref readonly var message = ref Messages[slot];
        return new Fact(kind, Time)
        {
            Subscription = Origins[message.Origin].Subscription?.Id,
            Topic = Origins[message.Origin].Subscription?.Topic.Id,
            Queue = Queues[message.Queue].Id,
            SnsMessageId = message.Publication == 0 ? null : Identity.OfPublication(message.Publication),
            MessageId = Identity.OfMessage(message.Sequence),
            ReceiveCount = message.ReceiveCount,
        };
    }
}
