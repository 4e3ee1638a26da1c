using Functions.Logging;
using Functions.Publishing;
using Microsoft.Extensions.Logging;

namespace Ingest;

/// <summary>
/// Takes events over HTTP, behind a Lambda function URL, and publishes them. Handler: <c>Ingest::Ingest.Function::Handle</c>.
/// <para>
/// A request is a POST of one CloudEvent (<c>application/cloudevents+json</c>; or <c>application/json</c> with headers
/// <c>ce-*</c>), of an array of them (<c>application/cloudevents-batch+json</c>), or of a bare event or an array of those
/// (<c>application/json</c>, type in <c>eventType</c>). Answers are JSON:
/// </para>
/// <list type="bullet">
/// <item><c>202 {"accepted":[{"id","type","topic","messageId"}]}</c>: all were published, in the order of the request. The id
/// of a bare event is its message id: that is the id which its consumers see.</item>
/// <item><c>400</c> or <c>413 {"error","events":[{"index","id","reasons":[]}],"published":[]}</c>: nothing was published, and
/// every event that is at fault is listed. 413 if size is all that is wrong: over 6 MiB, over 10,000 events, or an event over
/// 262,144 bytes. When the list itself gets too long, <c>eventsNotListed</c> counts the rest.</item>
/// <item><c>405</c>, <c>415</c> in the same shape.</item>
/// <item><c>502 {"error","accepted":[{"index",...}],"failed":[{"index","id","code","reason"}]}</c>: not all were published, after
/// retries; <c>503</c>, with <c>Retry-After</c>, if SNS throttled every one that failed.</item>
/// </list>
/// </summary>
public sealed class Function
{
    private readonly Intake intake;
    private readonly ILogger log;
    private readonly TimeSpan timeout;
    private readonly TimeProvider clock;

    /// <summary>Used by Lambda.</summary>
    public Function()
        : this(new IngestEnvironment(Environment.GetEnvironmentVariable), TimeProvider.System)
    {
    }

    /// <summary>Used where its dependencies are at hand.</summary>
    /// <param name="publisher">Publishes the events.</param>
    /// <param name="timeout">The function's timeout, after which Lambda ends it.</param>
    /// <param name="log">Gets one line for each request.</param>
    /// <param name="clock">Measures the time.</param>
    public Function(EventPublisher publisher, TimeSpan timeout, ILogger log, TimeProvider clock)
    {
        intake = new Intake(publisher);
        this.timeout = timeout;
        this.log = log;
        this.clock = clock;
    }

    private Function(IngestEnvironment environment, TimeProvider clock)
        : this(EventPublisher.OnLambda(environment.Topics, clock), environment.Timeout, new JsonLineLogger(() => Console.Out, clock), clock)
    {
    }

    /// <summary>Answers one request.</summary>
    /// <exception cref="System.Text.Json.JsonException">The input is no request to a function URL.</exception>
    public async Task<Stream> Handle(Stream input)
    {
        var started = clock.GetTimestamp();
        using var time = new CancellationTokenSource(Deadline(), clock);
        var request = await UrlRequest.Read(input).ConfigureAwait(false);
        var (answer, account) = await intake.Take(request, time.Token).ConfigureAwait(false);
        IngestLog.Account(log, account, clock.GetElapsedTime(started));
        return answer.ToStream();
    }

    /// <summary>Earlier than Lambda's, by what the answer takes; of a very short timeout that must not eat everything.</summary>
    private TimeSpan Deadline() => timeout - TimeSpan.FromTicks(Math.Min(TimeSpan.TicksPerSecond / 2, timeout.Ticks / 10));
}
