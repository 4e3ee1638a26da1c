using System.Security.Cryptography;
using System.Text;
using Sim.Sns.Http;

namespace Sim.Sns;

/// <summary>The edge from a topic to an HTTP(S) endpoint, where somebody brings it there.</summary>
internal sealed partial class Subscription
{
    private long taken, retried, free;

    /// <summary>What it gets is really sent; otherwise it ends here.</summary>
    public bool IsPosted { get; }

    /// <summary>By which an endpoint takes back that it was unsubscribed; null if none was told.</summary>
    public string? RestoringToken => IsPosted && IsConfirmed ? TokenOf($"restore {Arn}") : null;

    /// <summary>Where SNS's links in what it gets lead.</summary>
    public string LinkBase => IsPosted ? $"{account.Options.Http!.LinkBase}/_sns/{account.Options.Region}" : $"https://sns.{account.Options.Region}.amazonaws.com";

    public HttpPolicy HttpPolicy => HttpPolicy.Of(Settings.EffectiveDeliveryPolicy(this));

    /// <summary>Failed notifications as SNS counts them: of HTTP(S) every attempt, else those that it has given up.</summary>
    public long NotificationsFailed => DeliveryFailed + retried;

    /// <summary>When the next notification may leave, by the throttle policy.</summary>
    public long Pace(long now)
    {
        var due = Math.Max(now, free);
        free = due + HttpPolicy.Gap.Ticks;
        return due;
    }

    /// <summary>It will be tried again.</summary>
    public void RecordAttempt(HttpDelivery delivery, HttpOutcome outcome)
    {
        if (delivery.IsNotification)
        {
            retried++;
            Record(FactKind.AttemptFailed, delivery.Publication, $"{delivery.Url}: {outcome}", null);
        }
    }

    /// <summary>The endpoint has taken the notification, or it goes to the dead-letter queue.</summary>
    public void End(HttpDelivery delivery, HttpOutcome outcome)
    {
        if (outcome.IsSuccess)
        {
            taken++;
            Origin.Deleted.Add(delivery.Publication);
            Record(FactKind.Posted, delivery.Publication, delivery.Url.ToString(), null);
        }
        else
        {
            Redrive(delivery.Payload, account.Payloads[delivery.Payload].Content, delivery.Publication, $"{delivery.Url}: {outcome}");
        }
    }

    /// <summary>Its endpoint was unsubscribed before it was sent.</summary>
    public void Forget(HttpDelivery delivery)
    {
        Origin.Purged.Add(delivery.Publication);
        Record(FactKind.Purged, delivery.Publication, $"{delivery.Url} was unsubscribed", null);
    }

    private static string TokenOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
