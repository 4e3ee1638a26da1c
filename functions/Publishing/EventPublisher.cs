using Functions.Calls;
using Functions.Publishing.Sns;

namespace Functions.Publishing;

/// <summary>
/// Publishes events to the topics of a stack. Each is checked against the catalog first; what is published goes out in
/// batches, is tried again where that may help, and is answered for one by one.
/// </summary>
/// <param name="transport">The way to SNS.</param>
/// <param name="topics">The topics of the stack.</param>
/// <param name="backoff">When to try again.</param>
/// <param name="clock">Measures the pauses.</param>
/// <param name="jitter">From 0 up to, not including, 1: spreads the pauses.</param>
public sealed class EventPublisher(ISnsTransport transport, Topics topics, Backoff backoff, TimeProvider clock, Func<double> jitter)
{
    /// <summary>Batches on their way at a time. Each waits for its answer, so ten thousand events must not wait one by one.</summary>
    private const int MostBatchesAtOnce = 8;

    /// <summary>A publisher in a Lambda function: region, endpoint and credentials are those that Lambda names in the environment.</summary>
    /// <exception cref="InvalidOperationException">There is no region, there are no credentials, or the endpoint is no URL.</exception>
    public static EventPublisher OnLambda(Topics topics, TimeProvider clock) => new(SnsQueryTransport.OnLambda(), topics, Backoff.Default, clock, Backoff.Chance);

    /// <summary>A publisher in any .NET producer: credentials, region and endpoint are those of the AWS SDK.</summary>
    /// <exception cref="InvalidOperationException">There is no region, or the endpoint is no URL.</exception>
    public static EventPublisher OnAws(Topics topics, TimeProvider clock) => new(SnsQueryTransport.OnAws(), topics, Backoff.Default, clock, Backoff.Chance);

    /// <summary>Checks an event without publishing it, and puts it in the trace of the current activity if it is in none.</summary>
    /// <param name="body">A CloudEvent or a bare event, JSON.</param>
    public EventCheck Check(string body) => EventMessage.Of(body, topics, EventTrace.Current());

    /// <summary>Checks all events, then publishes them. Outcomes are in the order of the events.</summary>
    /// <exception cref="EventsRefusedException">At least one of them is refused; nothing was sent.</exception>
    public Task<IReadOnlyList<PublishOutcome>> Publish(IReadOnlyList<string> events, CancellationToken cancellationToken)
    {
        var checks = events.Select(Check).ToList();
        var refusals = checks.Index().Where(check => check.Item is EventCheck.Refused).Select(check => (check.Index, (EventCheck.Refused)check.Item)).ToList();
        return refusals.Count == 0
            ? Publish([.. checks.Select(check => ((EventCheck.Ready)check).Message)], cancellationToken)
            : throw new EventsRefusedException(refusals);
    }

    /// <summary>
    /// Publishes events that were checked. Outcomes are in their order. Never throws for what SNS answers, nor when it is
    /// cancelled: every event then has its outcome too.
    /// </summary>
    /// <param name="messages">The events.</param>
    /// <param name="cancellationToken">Ends all attempts: the deadline of the caller.</param>
    public async Task<IReadOnlyList<PublishOutcome>> Publish(IReadOnlyList<EventMessage> messages, CancellationToken cancellationToken)
    {
        using var gate = new SemaphoreSlim(MostBatchesAtOnce);
        var outcomes = new PublishOutcome[messages.Count];
        var byTopic = messages.Index().GroupBy(message => message.Item.Topic.Arn);
        await Task.WhenAll(byTopic.Select(topic =>
        {
            var sendings = topic.Select(message => new Sending(message.Index, message.Item)).ToList();
            return sendings[0].Message.Topic.Grouping == Grouping.Fifo
                ? SendInOrder(sendings, outcomes, gate, cancellationToken)
                : Send(sendings, outcomes, gate, cancellationToken);
        })).ConfigureAwait(false);
        return outcomes;
    }

    /// <summary>
    /// Sends one event of each group at a time. Two of a group in one batch would not do: of a batch, SNS may refuse the first
    /// and take the second. After an event that failed for good, the rest of its group is not sent.
    /// </summary>
    private async Task SendInOrder(List<Sending> sendings, PublishOutcome[] outcomes, SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        var groups = sendings.GroupBy(sending => sending.Message.MessageGroupId).Select(group => new Queue<Sending>(group)).ToList();
        while (groups.Count > 0)
        {
            await Send([.. groups.Select(group => group.Peek())], outcomes, gate, cancellationToken).ConfigureAwait(false);
            foreach (var group in groups)
            {
                if (outcomes[group.Dequeue().Index] is PublishOutcome.Failed failed)
                {
                    Stop(group, failed, outcomes);
                }
            }

            groups.RemoveAll(group => group.Count == 0);
        }
    }

    private static void Stop(Queue<Sending> group, PublishOutcome.Failed failed, PublishOutcome[] outcomes)
    {
        while (group.TryDequeue(out var rest))
        {
            var reason = $"an earlier event of its group `{rest.Message.MessageGroupId}` failed ({failed.Code}) and must not be overtaken";
            outcomes[rest.Index] = new PublishOutcome.Failed(rest.Message, PublishCode.NotSent, reason) { IsThrottled = failed.IsThrottled };
        }
    }

    private Task Send(List<Sending> sendings, PublishOutcome[] outcomes, SemaphoreSlim gate, CancellationToken cancellationToken) =>
        Task.WhenAll(Sending.Batches(sendings).Select(async batch =>
        {
            // Not cancelled here: a batch whose time is up still has to say so for each of its events.
            await gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            try
            {
                await new BatchPublication(transport, backoff, clock, jitter, outcomes).Send(batch, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                gate.Release();
            }
        }));
}
