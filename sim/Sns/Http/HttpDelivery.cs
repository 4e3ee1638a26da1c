namespace Sim.Sns.Http;

/// <summary>Something that SNS has for an HTTP(S) endpoint and has not brought to an end yet.</summary>
internal sealed class HttpDelivery(Subscription subscription, Uri url, IReadOnlyList<KeyValuePair<string, string>> headers, Func<string> body, IReadOnlyList<TimeSpan> waits)
{
    public Subscription Subscription { get; } = subscription;
    public Uri Url { get; } = url;
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    /// <summary>Composed, and signed, when it leaves.</summary>
    public Func<string> Body { get; } = body;

    /// <summary>Before each retry.</summary>
    public IReadOnlyList<TimeSpan> Waits { get; } = waits;

    /// <summary>0 if it is no notification.</summary>
    public long Publication { get; init; }

    /// <summary>Of a notification: holds a reference. Else -1.</summary>
    public int Payload { get; init; } = -1;

    public bool IsNotification => Payload >= 0;

    /// <summary>It is on its way, and an answer is awaited.</summary>
    public bool IsSent { get; set; }

    public int Attempts { get; set; }
}
