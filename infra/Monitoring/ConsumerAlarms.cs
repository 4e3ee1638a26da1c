using Infra.Components;
using Infra.Settings;
using Pulumi;

namespace Infra.Monitoring;

/// <summary>What somebody must hear of a consumer: dead letters, messages that wait too long, errors, throttles, slowness.</summary>
public sealed class ConsumerAlarms : ComponentResource
{
    public ConsumerAlarms(
        string name, ConsumerSettings settings, WatchedConsumer watched, Alerts alerts, ComponentResourceOptions? options = null)
        : base("infra:monitoring:ConsumerAlarms", name, options)
    {
        var alarms = new AlarmSet(name, alerts, this);
        var age = watched.QueueName is { } queue
            ? WatchQueue(name, settings, queue, alarms)
            : WatchEvents(name, settings, watched.FunctionName, alarms);
        Guarding = [WatchDeadLetters(name, settings, watched, alarms), .. age, .. WatchFunction(name, settings, watched, alarms)];
        alarms.Combine(
            name,
            $"{name} does not do its work. Look first at its row of the dashboard, then at its log /aws/lambda/{PhysicalName.Of(name)}, "
                + "then at its dead letters; the single alarms that went off say what each means.");
        RegisterOutputs();
    }

    /// <summary>Names of the alarms that guard a traffic shift: dead letters, age, errors, throttles.</summary>
    public IReadOnlyList<Output<string>> Guarding { get; }

    private static Output<string> WatchDeadLetters(string name, ConsumerSettings settings, WatchedConsumer watched, AlarmSet alarms) =>
        alarms.Add(Watch.NotEmpty("dead-letters", watched.DeadLetterQueueName, settings.Queue is { } queue
            ? $"{name} gave up on a message after {queue.MaxReceiveCount} attempts. Read the reason in its log, mend it, then redrive its dead-letter queue."
            : $"Lambda gave up on an event of {name}. Read the reason in the event's responsePayload in the failed queue, mend it, then send its requestPayload again."));

    private static IEnumerable<Output<string>> WatchQueue(string name, ConsumerSettings settings, Output<string> queue, AlarmSet alarms)
    {
        alarms.Add(new Watch
        {
            What = "in-flight",
            Metric = Metric.OfQueue("ApproximateNumberOfMessagesNotVisible", queue),
            Statistic = "Maximum",
            Threshold = settings.Alarms.InFlight,
            Minutes = 5,
            Description = $"More than {settings.Alarms.InFlight} messages of {name} are in flight; at its quota SQS hands out no more. "
                + "Make the handler faster, or lower the visibility timeout.",
        });
        var order = settings.Queue?.Fifo is null ? "" : " A failing message holds up its whole message group.";
        var plain = alarms.Add(Age("age", "ApproximateAgeOfOldestMessage", $"A message of {name} waits", order));
        return settings.Queue is { Fair: true }
            ? [plain, alarms.Add(Age("age-quiet", "ApproximateAgeOfOldestMessageInQuietGroups", $"A message of a quiet tenant of {name} waits", " One noisy tenant alone does not explain it."))]
            : [plain];

        // A burst is worked off within minutes, a standstill is not.
        Watch Age(string what, string metric, string whose, string more) => new()
        {
            What = what,
            Metric = Metric.OfQueue(metric, queue),
            Statistic = "Maximum",
            Threshold = settings.Alarms.Age.TotalSeconds,
            Minutes = 5,
            Description = $"{whose} for more than {Duration.Text(settings.Alarms.Age)}. Is its event source mapping enabled, its function throttled, its concurrency enough?{more}",
        };
    }

    private static IEnumerable<Output<string>> WatchEvents(string name, ConsumerSettings settings, Output<string> function, AlarmSet alarms)
    {
        alarms.Add(new Watch
        {
            What = "dropped",
            Metric = Metric.OfFunction("AsyncEventsDropped", function),
            Description = $"Lambda dropped an event of {name} without running it to success: too old, or tried too often. Look for it in the failed queue.",
        });
        alarms.Add(new Watch
        {
            What = "undelivered-failures",
            Metric = Metric.OfFunction("DestinationDeliveryFailures", function),
            Description = $"Lambda could not put a failed event of {name} into its failed queue: the event is lost. Check the role's sqs:SendMessage and the key's policy.",
        });
        return
        [
            alarms.Add(new Watch
            {
                What = "age",
                Metric = Metric.OfFunction("AsyncEventAge", function),
                Statistic = "Maximum",
                Threshold = settings.Alarms.Age.TotalMilliseconds,
                Minutes = 5,
                Description = $"Events wait for more than {Duration.Text(settings.Alarms.Age)} until {name} is invoked. Is it throttled, or does it fail and is tried again?",
            }),
        ];
    }

    private static IEnumerable<Output<string>> WatchFunction(string name, ConsumerSettings settings, WatchedConsumer watched, AlarmSet alarms)
    {
        alarms.Add(new Watch
        {
            What = "duration",
            Metric = Metric.OfFunction("Duration", watched.FunctionName),
            Statistic = "p90",
            Threshold = settings.Alarms.Duration.TotalMilliseconds,
            Minutes = 15,
            // Without invocations nobody knows how long one takes.
            TreatMissingData = "missing",
            Description = $"One in ten invocations of {name} takes longer than {Duration.Text(settings.Alarms.Duration)}, and its timeout is "
                + $"{Duration.Text(settings.Function.Timeout)}. Find what it waits for, or lower the batch size, before work is cut off and done twice.",
        });
        return
        [
            // What fails as part of a batch is no error of the function: that ends in the dead letters, which are watched.
            alarms.Add(new Watch
            {
                What = "errors",
                Metric = Metric.OfFunction("Errors", watched.FunctionName),
                Minutes = 3,
                Description = $"{name} has failed in each of the last 3 minutes. Read its log before it gives up on messages; was it just deployed?",
            }),
            alarms.Add(new Watch
            {
                What = "throttles",
                Metric = Metric.OfFunction("Throttles", watched.FunctionName),
                Minutes = 5,
                Description = $"{name} has been throttled in each of the last 5 minutes. Raise its concurrency or the account's; throttling alone can dead-letter messages.",
            }),
        ];
    }
}
