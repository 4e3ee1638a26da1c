using Sim.Lambda;
using Sim.Sns.Http;
using Sim.Sns.Regions;

namespace Sim;

/// <summary>How whoever runs functions and the world meet.</summary>
public sealed partial class World
{
    /// <summary>
    /// Gets, within a step, what topics have for queues of other Regions, and first what is under way already. What became of it is
    /// handed to <see cref="CompleteElsewhere"/> after the step. See <see cref="WorldOptions.HasOtherRegions"/>.
    /// </summary>
    public Action<RegionalDelivery>? ToOtherRegion
    {
        set => account.Abroad.Carrier = value;
    }

    /// <summary>
    /// What happened before is happening again, and whoever was outside has seen it then: nothing leaves, and what is only composed
    /// for somebody to read is not. A post that nobody has answered runs out of time and is tried again.
    /// </summary>
    public bool IsReplaying { get; set; }

    /// <summary>Hands in how an attempt to reach an HTTP(S) endpoint ended. One that is over already changes nothing.</summary>
    public void CompletePost(HttpPostId post, HttpOutcome outcome) => account.Posts.Complete(post, outcome);

    /// <summary>Hands in what became of a message in another Region. One that is over already changes nothing.</summary>
    /// <param name="refusal">Why the queue there did not take it, in words; null if it did.</param>
    public void CompleteElsewhere(RegionalDeliveryId delivery, string? refusal) => account.Abroad.Complete(delivery, refusal);

    /// <summary>Functions at work right now, answered or not.</summary>
    public int RunningInvocations => account.Invocations.Running;

    /// <summary>
    /// Answers an invocation. The answer takes effect in the step that is due <paramref name="after"/> from now, but an
    /// answer later than the deadline is a timeout. Answering a finished invocation changes nothing and is traced.
    /// </summary>
    public void Complete(InvocationId id, InvocationResult result, TimeSpan after = default) =>
        lambda.Complete(id, result, after);

    /// <summary>Invokes a function and has its answer handed over (RequestResponse).</summary>
    /// <param name="payload">JSON, UTF-8; may be empty.</param>
    /// <param name="answered">Called in the step in which the invocation ends, by a timeout too.</param>
    /// <exception cref="AwsError">What Invoke refuses, TooManyRequestsException if no concurrency is left.</exception>
    public InvocationId Invoke(FunctionId function, ReadOnlyMemory<byte> payload, Action<InvocationResult> answered) =>
        lambda.Invoke(function, payload, answered);

    /// <summary>Keeps environments of an alias ready: after a minute, or, with <paramref name="isReady"/>, since before the world began.</summary>
    /// <exception cref="AwsError">What PutProvisionedConcurrencyConfig refuses.</exception>
    public void PutProvisionedConcurrency(FunctionId function, string qualifier, int environments, bool isReady = false) =>
        lambda.PutProvisionedConcurrency(function, qualifier, environments, isReady);

    /// <summary>Hands an event to the function's event queue (Event), which tries it until it succeeds or is given up.</summary>
    /// <exception cref="AwsError">What Invoke refuses.</exception>
    public void InvokeAsynchronously(FunctionId function, ReadOnlyMemory<byte> payload) => lambda.InvokeAsynchronously(function, payload);

    /// <summary>The event that the function gets, as UTF-8 JSON; composed on every call.</summary>
    /// <exception cref="ArgumentException">The invocation has finished.</exception>
    public byte[] EventOf(InvocationId id) => lambda.EventOf(id);

    /// <summary>The batch in order.</summary>
    /// <exception cref="ArgumentException">The invocation has finished.</exception>
    public IReadOnlyList<InvokedMessage> MessagesOf(InvocationId id) => lambda.MessagesOf(id);

    /// <summary>Lambda's request id of an invocation.</summary>
    public Guid RequestIdOf(InvocationId id) => account.Identity.OfInvocation(id.Sequence);
}
