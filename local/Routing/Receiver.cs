using Local.Declaration;
using Local.Graphing;

namespace Local.Routing;

/// <summary>Where a subscription ends.</summary>
/// <param name="Names">Of the functions that handle what comes; else of the queue, or what kind of outside it is.</param>
/// <param name="Resource">The queue or function, if the stack declares it.</param>
public sealed record Receiver(ReceiverKind Kind, IReadOnlyList<string> Names, RecordedResource? Resource)
{
    private const string ParkingComponent = ":ParkingQueue";

    internal static Receiver Of(RecordedResource subscription, ResourceIndex index)
    {
        var endpoint = subscription.TextOrNull("endpoint") ?? string.Empty;
        if (index.ByArn(endpoint, ResourceTypes.Queue) is { } queue)
        {
            var readers = index.ReadersOf(queue);
            return index.IsWithin(queue, ParkingComponent) ? new Receiver(ReceiverKind.Parking, [index.NameOf(queue)], queue)
                : readers.Count > 0 ? new Receiver(ReceiverKind.Consumer, [.. readers.Select(reader => reader.Name)], queue)
                : new Receiver(ReceiverKind.Waiting, [index.NameOf(queue)], queue);
        }

        return subscription.TextOrNull("protocol") == "lambda" && index.FunctionOf(endpoint) is { } function
            ? new Receiver(ReceiverKind.Consumer, [function.Name], function)
            : new Receiver(ReceiverKind.Outside, [index.Shown(OutsideName(subscription, endpoint))], null);
    }

    /// <summary>An address is nobody's business: it may name a person or carry a token.</summary>
    private static string OutsideName(RecordedResource subscription, string endpoint)
    {
        var protocol = subscription.TextOrNull("protocol") ?? "unknown protocol";
        var parts = endpoint.Split(':', 6);
        return parts is ["arn", _, _, _, _, var name] ? $"{protocol} {name}" : protocol;
    }
}
