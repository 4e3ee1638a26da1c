namespace Infra.Settings.Rules;

/// <summary>What must hold for a stack as a whole.</summary>
internal static class StackRules
{
    /// <summary>The one environment whose messages may be lost.</summary>
    private const string Development = "dev";

    private static readonly string[] Production = ["prod", "production"];

    public static bool IsProtected(string stack) => stack != Development;

    public static IEnumerable<string> Failures(StackSettings settings, string stack)
    {
        if (Production.Contains(stack) && settings.Alerts.People.IsEmpty)
        {
            yield return "infra:alerts has no subscriber: in production somebody must hear of alarms. Set emails: [name@example.com] or https: [https://...].";
        }

        foreach (var outbox in settings.Outboxes.Where(outbox => settings.Consumers.Any(consumer => consumer.Name == outbox.ResourceName)))
        {
            yield return $"infra:outboxes.{outbox.Name} and infra:consumers.{outbox.ResourceName} would have functions of the same name. Rename one of them.";
        }

        var reserved = settings.Consumers.Select(consumer => consumer.Function).Append(settings.Ingest?.Function)
            .Concat(settings.Outboxes.Select(outbox => outbox.Function))
            .Sum(function => (long)(function?.ReservedConcurrency ?? 0));
        var most = settings.AccountConcurrency - AwsLimits.UnreservedConcurrency;
        if (reserved > most && reserved > 0)
        {
            yield return $"The functions reserve {reserved} of the account's concurrency together, at most {Math.Max(0, most)} may be reserved "
                + $"= infra:accountConcurrency ({settings.AccountConcurrency}) - {AwsLimits.UnreservedConcurrency} that Lambda keeps for the rest. "
                + "Lower reservedConcurrency, or raise the account's quota and infra:accountConcurrency.";
        }
    }
}
