using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

/// <summary>How the settings ask a consumer to follow its load: the numbers are null where they are silent.</summary>
internal abstract record ScalingRequest
{
    private const string Invocations = " invocations";

    private ScalingRequest()
    {
    }

    public sealed record OnDemand(int? MaximumConcurrency) : ScalingRequest;

    public sealed record Pollers(int? Minimum, int? Maximum) : ScalingRequest;

    public sealed record Environments(int? Minimum, int? Maximum, double? Utilization, IReadOnlyList<ScalingSchedule> Schedules) : ScalingRequest;

    public static ScalingRequest Read(SettingsNode consumer)
    {
        var unlimited = new OnDemand(MaximumConcurrency: null);
        if (consumer.Node("scaling") is not { IsMap: true } scaling)
        {
            return unlimited;
        }

        var given = new[] { "onDemand", "provisionedPollers", "provisionedConcurrency" }
            .Select(scaling.Node).OfType<SettingsNode>().ToList();
        scaling.RefuseUnknownKeys();
        if (given.Count != 1)
        {
            consumer.Fail($"{scaling.Path} has {(given.Count == 0 ? "none" : $"{given.Count}")} of onDemand, provisionedPollers and provisionedConcurrency: "
                + "they exclude each other. Say one.");
            return unlimited;
        }

        var node = given[0];
        ScalingRequest request = node.Path[(scaling.Path.Length + 1)..] switch
        {
            "onDemand" => new OnDemand(node.Integer("maximumConcurrency", AwsLimits.MaximumConcurrency, Invocations, "Leave it out to have it derived.")),
            "provisionedPollers" => new Pollers(
                node.Integer("minimum", AwsLimits.MinimumPollers, " pollers", "Each is paid by the hour."),
                node.Integer("maximum", AwsLimits.MaximumPollers, " pollers", "Each runs up to 10 invocations at once.")),
            _ => EnvironmentsOf(node),
        };
        node.RefuseUnknownKeys();
        return request;
    }

    private static Environments EnvironmentsOf(SettingsNode node) => new(
        node.Integer("minimum", new Bounds<int>(1, int.MaxValue), Invocations, "They are paid whether they are used or not."),
        node.Integer("maximum", new Bounds<int>(1, int.MaxValue), Invocations, "Above it, invocations start cold."),
        node.Number("utilization", new Bounds<double>(0.1, 0.9), "Above this part of them in use, more are added; 0.7 leaves time for that."),
        [.. (node.Node("schedules")?.Entries() ?? []).Select(entry => ScheduleOf(entry.Name, entry.Node)).OfType<ScalingSchedule>()]);

    private static ScalingSchedule? ScheduleOf(string name, SettingsNode node)
    {
        var at = node.Text("at");
        if (at is null || !Patterns.ScheduleExpression().IsMatch(at))
        {
            node.Fail($"{node.Path}.at is {(at is null ? "missing" : node.Quoted(at))}, must be cron(...) with 6 fields, rate(...) or at(yyyy-mm-ddThh:mm:ss), "
                + "such as `cron(0 8 ? * MON-FRI *)`.");
        }

        var timezone = node.Text("timezone") ?? "UTC";
        if (timezone != "UTC" && !timezone.Contains('/', StringComparison.Ordinal))
        {
            node.Fail($"{node.Path}.timezone is {node.Quoted(timezone)}, must be an IANA name such as Europe/Zurich.");
        }

        var minimum = node.Integer("minimum", new Bounds<int>(0, int.MaxValue), Invocations, "From this moment on.");
        var maximum = node.Integer("maximum", new Bounds<int>(1, int.MaxValue), Invocations, "From this moment on.");
        if (node.IsMap && (minimum is null || maximum is null || minimum > maximum))
        {
            node.Fail($"{node.Path} must have minimum and maximum, and minimum may not be above maximum.");
            return null;
        }

        node.RefuseUnknownKeys();
        return at is null || minimum is null ? null : new ScalingSchedule(name, at, timezone, minimum.Value, maximum!.Value);
    }
}
