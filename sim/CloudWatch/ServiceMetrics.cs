using Sim.Lambda;
using Sim.Sns;
using Sim.Sqs;

namespace Sim.CloudWatch;

/// <summary>
/// The metrics that SQS, SNS and Lambda report for every minute, read off their counters: nothing is written while messages
/// flow.
/// </summary>
internal sealed class ServiceMetrics(Account account)
{
    private readonly List<QueueMetrics> queues = [];
    private readonly List<TopicMetrics> topics = [];
    private readonly List<FunctionMetrics> functions = [];
    private readonly List<MappingMetrics> mappings = [];
    private readonly List<MappingMetrics> streams = [];

    /// <summary>What happened up to now belongs to no minute.</summary>
    public void Begin() => Follow();

    /// <param name="minute">When the minute began that has just ended, UTC ticks.</param>
    public void Report(Metrics metrics, long minute)
    {
        // What was made within this minute has its whole life in it.
        FollowNew();
        queues.ForEach(queue => queue.Report(metrics, minute));
        topics.ForEach(topic => topic.Report(metrics, minute));
        functions.ForEach(function => function.Report(metrics, minute));
        mappings.ForEach(mapping => mapping.Report(metrics, minute));
        streams.ForEach(stream => stream.Report(metrics, minute));
        metrics.Put(new MetricId("AWS/Lambda", "ClaimedAccountConcurrency", ""), account.UnreservedExecutions, minute);
    }

    private void Follow()
    {
        FollowNew();
        queues.ForEach(queue => queue.Begin());
        topics.ForEach(topic => topic.Begin());
        functions.ForEach(function => function.Begin());
        mappings.ForEach(mapping => mapping.Begin());
        streams.ForEach(stream => stream.Begin());
    }

    private void FollowNew()
    {
        queues.AddRange(account.Queues.Skip(queues.Count).Select(queue => new QueueMetrics(account, queue)));
        topics.AddRange(account.Topics.Skip(topics.Count).Select(topic => new TopicMetrics(topic)));
        functions.AddRange(account.Functions.Skip(functions.Count).Select(function => new FunctionMetrics(function)));
        mappings.AddRange(account.Mappings.Skip(mappings.Count).Select(mapping => new MappingMetrics(
            mapping.Uuid, mapping.Counts, () => new(mapping.Configuration.CountsEvents, mapping.Configuration.FilterCriteria is not null, false))));
        streams.AddRange(account.Streams.Skip(streams.Count).Select(stream => new MappingMetrics(
            stream.Uuid, stream.Counts, () => new(stream.Configuration.CountsEvents, stream.Configuration.FilterCriteria is not null, true))));
    }
}
