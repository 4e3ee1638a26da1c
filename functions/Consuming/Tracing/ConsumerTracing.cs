using System.Diagnostics;

namespace Functions.Consuming.Tracing;

/// <summary>
/// An activity around each record, with the names of OpenTelemetry's conventions for messaging
/// (https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/). While a handler runs it is the current one, so
/// that HTTP calls pass the trace on. Without a listener there is none, and next to no cost.
/// </summary>
internal sealed class ConsumerTracing(string consumer)
{
    private readonly ActivitySource source = new("Functions.Consuming");

    public Activity? Start(Delivery delivery, RecordAccount account, TraceContext trace)
    {
        if (!source.HasListeners())
        {
            return null;
        }

        var destination = delivery.ChannelArn[(delivery.ChannelArn.LastIndexOf(':') + 1)..];
        var activity = source.StartActivity($"process {destination}", ActivityKind.Consumer, trace.Parent);
        return activity?
            .SetTag("messaging.system", delivery.IsDirect ? "aws_sns" : "aws_sqs")
            .SetTag("messaging.operation.name", "process")
            .SetTag("messaging.operation.type", "process")
            .SetTag("messaging.destination.name", destination)
            .SetTag("messaging.consumer.group.name", consumer)
            .SetTag("messaging.message.id", delivery.MessageId)
            .SetTag("cloudevents.event_id", account.EventId)
            .SetTag("cloudevents.event_type", account.EventType)
            .SetTag("cloudevents.event_source", account.Source);
    }

    public static void End(Activity? activity, RecordAccount account)
    {
        if (activity is null)
        {
            return;
        }

        if (account.Kind is { } kind)
        {
            activity.SetStatus(ActivityStatusCode.Error, account.Reason).SetTag("error.type", account.ErrorType ?? kind.ToString());
        }

        activity.Dispose();
    }
}
