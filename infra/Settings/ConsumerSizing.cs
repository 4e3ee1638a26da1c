using System.Globalization;
using Infra.Settings.Reading;
using Infra.Settings.Rules;

namespace Infra.Settings;

/// <summary>
/// What follows for a consumer from its service level and from what its settings say: each number that is not said is
/// derived, and its formula kept.
/// </summary>
internal sealed class ConsumerSizing(FunctionSettings function, ServiceLevel? level, int accountConcurrency)
{
    /// <summary>Twice the average: load comes in bursts, and a queue that only just keeps up never gets shorter.</summary>
    private const int Headroom = 2;

    /// <summary>Of the account's concurrency: a consumer that runs wild leaves the others theirs.</summary>
    private const int LargestShare = 10;

    private readonly List<Derivation> derivations = [];

    public IReadOnlyList<Derivation> Derivations => derivations;

    public QueueSettings QueueOf(QueueRequest asked, FifoSettings? fifo, bool fair)
    {
        var batchSize = asked.BatchSize ?? BatchSizeOf(asked, fifo);
        var window = asked.BatchingWindow ?? WindowOf(asked, batchSize);
        return new QueueSettings
        {
            Fifo = fifo,
            Fair = fair,
            BatchSize = batchSize,
            BatchingWindow = window,
            VisibilityTimeout = asked.VisibilityTimeout ?? Derived(
                "visibilityTimeout",
                QueueSettings.VisibilityFor(function.Timeout, window),
                $"6 x timeout ({Duration.Text(function.Timeout)}) + batchingWindow ({Duration.Text(window)})"),
            MaxReceiveCount = asked.MaxReceiveCount ?? 5,
            MessageRetention = asked.MessageRetention ?? TimeSpan.FromDays(4),
            DeadLetterRetention = asked.DeadLetterRetention ?? TimeSpan.FromDays(14),
            Delay = asked.Delay ?? TimeSpan.Zero,
            RetryBackoff = asked.RetryBackoff ?? RetryBackoff.Default,
        };
    }

    public ConsumerScaling ScalingOf(ScalingRequest asked, QueueSettings? queue) => asked switch
    {
        // Nothing is polled: only reserved concurrency bounds it.
        ScalingRequest.OnDemand { MaximumConcurrency: null } when queue is null => new ConsumerScaling.OnDemand(null),
        ScalingRequest.OnDemand onDemand => new ConsumerScaling.OnDemand(onDemand.MaximumConcurrency ?? MaximumConcurrency()),
        ScalingRequest.Pollers pollers => PollersOf(pollers),
        ScalingRequest.Environments environments => EnvironmentsOf(environments),
        _ => throw new InvalidOperationException($"There is no scaling {asked}."),
    };

    public AlarmThresholds AlarmsOf(ConsumerSource source, QueueSettings? queue)
    {
        // A batch that needs most of the timeout is one slow dependency away from being handled twice.
        var duration = Derived("alarms.duration", 0.8 * function.Timeout, $"80 % of timeout ({Duration.Text(function.Timeout)})");
        var inFlight = AwsLimits.InFlightMessages / 10 * 9;
        return new AlarmThresholds(AgeOf(source, queue), duration, queue is null ? inFlight : Derived(
            "alarms.inFlight", inFlight, $"90 % of SQS's quota ({AwsLimits.InFlightMessages})"));
    }

    private TimeSpan AgeOf(ConsumerSource source, QueueSettings? queue) => (level, source, queue) switch
    {
        ({ } promised, _, _) => Derived("alarms.age", promised.LatencyTarget, "latencyTarget"),
        // By then a message is either handled or dead-lettered: an older one is not being received at all.
        (null, _, { } read) => Derived(
            "alarms.age",
            (read.MaxReceiveCount * read.VisibilityTimeout) + read.Delay,
            $"maxReceiveCount ({read.MaxReceiveCount}) x visibilityTimeout ({Duration.Text(read.VisibilityTimeout)}) + delay ({Duration.Text(read.Delay)})"),
        (null, ConsumerSource.Direct direct, _) => Derived(
            "alarms.age",
            ((direct.Retries + 1) * function.Timeout) + TimeSpan.FromMinutes(3),
            $"(retries ({direct.Retries}) + 1) x timeout ({Duration.Text(function.Timeout)}) + Lambda's waits between them (1m + 2m)"),
        _ => throw new InvalidOperationException("Only a direct consumer has no queue."),
    };

    private int BatchSizeOf(QueueRequest asked, FifoSettings? fifo)
    {
        if (level is null)
        {
            return AwsLimits.BatchSizeWithoutWindow;
        }

        var budget = TimeSpan.FromTicks(Math.Min(function.Timeout.Ticks / 2, level.LatencyTarget.Ticks / 4));
        var fitting = (int)Math.Clamp(budget / level.HandlerDuration, 1, AwsLimits.BatchSize.Most);
        var arriving = (int)Math.Ceiling(level.ExpectedRate);
        var needsWindow = fifo is null && asked.BatchingWindow is null or { Ticks: > 0 } && arriving > AwsLimits.BatchSizeWithoutWindow;
        var (most, reason) = needsWindow ? (arriving, "what arrives in a second") : (AwsLimits.BatchSizeWithoutWindow, "what one receive returns");
        return Derived(
            "batchSize",
            Math.Min(fitting, most),
            $"smaller of min(timeout ({Duration.Text(function.Timeout)}) / 2, latencyTarget ({Duration.Text(level.LatencyTarget)}) / 4) "
                + $"/ handlerDuration ({Duration.Text(level.HandlerDuration)}) = {fitting}, and {reason} = {most}");
    }

    private TimeSpan WindowOf(QueueRequest asked, int batchSize) => level is null || asked.BatchSize is not null ? TimeSpan.Zero
        : batchSize > AwsLimits.BatchSizeWithoutWindow
            ? Derived("batchingWindow", TimeSpan.FromSeconds(1), "a batch of more than 10 needs one")
            : Derived("batchingWindow", TimeSpan.Zero, "a batch of 10 or less does not wait");

    private int MaximumConcurrency() => (level, function.ReservedConcurrency) switch
    {
        (null, { } reserved) => Derived(
            "scaling.onDemand.maximumConcurrency",
            Math.Clamp(reserved, AwsLimits.MaximumConcurrency.Least, AwsLimits.MaximumConcurrency.Most),
            $"reservedConcurrency ({reserved})"),
        (null, null) => Derived(
            "scaling.onDemand.maximumConcurrency",
            Math.Clamp(accountConcurrency / LargestShare, AwsLimits.MaximumConcurrency.Least, AwsLimits.MaximumConcurrency.Most),
            $"accountConcurrency ({accountConcurrency}) / {LargestShare}, so that one consumer leaves the others theirs"),
        ({ } promised, _) => Derived(
            "scaling.onDemand.maximumConcurrency",
            Math.Max(AwsLimits.MaximumConcurrency.Least, Ceiling(Headroom * promised.Concurrency)),
            $"{Headroom} x {Load(promised)}, at least {AwsLimits.MaximumConcurrency.Least}"),
    };

    private ConsumerScaling.ProvisionedPollers PollersOf(ScalingRequest.Pollers asked)
    {
        const int each = AwsLimits.InvocationsPerPoller;
        var minimum = asked.Minimum ?? (level is null ? AwsLimits.MinimumPollers.Least : Derived(
            "scaling.provisionedPollers.minimum",
            Math.Max(AwsLimits.MinimumPollers.Least, Ceiling(level.Concurrency / each)),
            $"{Load(level)} / {each} invocations a poller, at least {AwsLimits.MinimumPollers.Least}"));
        var maximum = asked.Maximum ?? (level is null ? Math.Max(minimum, 200) : Derived(
            "scaling.provisionedPollers.maximum",
            Math.Max(minimum, Ceiling(Headroom * level.Concurrency / each)),
            $"{Headroom} x {Load(level)} / {each} invocations a poller, at least the minimum ({minimum})"));
        return new ConsumerScaling.ProvisionedPollers(minimum, maximum);
    }

    private ConsumerScaling.ProvisionedConcurrency EnvironmentsOf(ScalingRequest.Environments asked)
    {
        var minimum = asked.Minimum ?? (level is null ? 1 : Derived(
            "scaling.provisionedConcurrency.minimum", Math.Max(1, Ceiling(level.Concurrency)), Load(level)));
        var maximum = asked.Maximum ?? (level is null ? Headroom * minimum : Derived(
            "scaling.provisionedConcurrency.maximum",
            Math.Max(minimum, Ceiling(Headroom * level.Concurrency)),
            $"{Headroom} x {Load(level)}, at least the minimum ({minimum})"));
        return new ConsumerScaling.ProvisionedConcurrency(minimum, maximum, asked.Utilization ?? 0.7, asked.Schedules);
    }

    private static string Load(ServiceLevel level) =>
        $"expectedRate ({Rate.Text(level.ExpectedRate)}) x handlerDuration ({Duration.Text(level.HandlerDuration)})";

    /// <summary>Up to whole ones, forgiving the last digits of a fraction that is not exact: 10 x 0.1 is 1.</summary>
    private static int Ceiling(double number) => (int)Math.Ceiling(Math.Round(number, 9));

    private int Derived(string name, int value, string formula)
    {
        derivations.Add(new Derivation(name, value.ToString(CultureInfo.InvariantCulture), formula));
        return value;
    }

    private TimeSpan Derived(string name, TimeSpan value, string formula)
    {
        derivations.Add(new Derivation(name, Duration.Text(value), formula));
        return value;
    }
}
