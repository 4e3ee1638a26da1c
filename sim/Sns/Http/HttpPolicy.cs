using System.Text.Json.Nodes;

namespace Sim.Sns.Http;

/// <summary>What a subscription's effective delivery policy comes to.</summary>
/// <param name="Waits">Before each retry, in order.</param>
/// <param name="ContentType">Of notifications.</param>
/// <param name="Gap">The least time between two notifications; zero for none.</param>
internal sealed record HttpPolicy(IReadOnlyList<TimeSpan> Waits, string ContentType, TimeSpan Gap)
{
    public const string PlainText = "text/plain; charset=UTF-8";

    /// <summary>SNS gives up after an hour of retries, whatever the policy says.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3_600);

    /// <param name="effective">As GetSubscriptionAttributes shows it: every member of the retry policy is there.</param>
    public static HttpPolicy Of(string effective)
    {
        var policy = JsonNode.Parse(effective)!.AsObject();
        var rate = (policy["throttlePolicy"] as JsonObject)?["maxReceivesPerSecond"] is JsonValue most && most.TryGetValue<int>(out var receives) ? receives : 0;
        var type = (policy["requestPolicy"] as JsonObject)?["headerContentType"] is JsonValue named && named.TryGetValue<string>(out var text) ? text : PlainText;
        return new HttpPolicy(WaitsOf(policy["healthyRetryPolicy"]!.AsObject()), type, rate > 0 ? TimeSpan.FromSeconds(1.0 / rate) : TimeSpan.Zero);
    }

    /// <summary>The phases in order: at once, at the shortest wait, growing, at the longest.</summary>
    private static List<TimeSpan> WaitsOf(JsonObject retries)
    {
        int Number(string member) => retries[member]!.GetValue<int>();
        var (least, most) = (Number("minDelayTarget"), Number("maxDelayTarget"));
        var (noDelay, minDelay, maxDelay) = (Number("numNoDelayRetries"), Number("numMinDelayRetries"), Number("numMaxDelayRetries"));
        var growing = Number("numRetries") - noDelay - minDelay - maxDelay;
        var function = retries["backoffFunction"]!.GetValue<string>();
        IEnumerable<double> waits =
        [
            .. Enumerable.Repeat(0.0, noDelay),
            .. Enumerable.Repeat((double)least, minDelay),
            .. Enumerable.Range(0, Math.Max(growing, 0)).Select(step => least + ((most - least) * Share(function, step, growing))),
            .. Enumerable.Repeat((double)most, maxDelay),
        ];
        var kept = new List<TimeSpan>();
        var total = TimeSpan.Zero;
        foreach (var wait in waits.Take(Number("numRetries")).Select(TimeSpan.FromSeconds))
        {
            total += wait;
            if (total > Longest)
            {
                break;
            }

            kept.Add(wait);
        }

        return kept;
    }

    /// <summary>
    /// How far a step has come from the shortest wait to the longest, 0 to 1. AWS shows the four functions as curves only: from linear,
    /// the straight line, to exponential, the one that stays low longest.
    /// </summary>
    private static double Share(string function, int step, int steps)
    {
        if (steps < 2)
        {
            return 0;
        }

        var at = (double)step / (steps - 1);
        return function switch
        {
            "arithmetic" => step * (step + 1) / ((steps - 1.0) * steps),
            "geometric" => at * at,
            "exponential" => (Math.Pow(2, step) - 1) / (Math.Pow(2, steps - 1) - 1),
            _ => at,
        };
    }
}
