using System.Globalization;
using Infra.Settings;
using Local.Declaration;

namespace Local.Previewing;

/// <summary>A resource in one line: type, name, and the few inputs that a reader looks for.</summary>
internal static class ResourceLine
{
    private static readonly Dictionary<string, Func<RecordedResource, IEnumerable<string?>>> NotesByType = new()
    {
        [ResourceTypes.Queue] = queue =>
        [
            queue.Integer("visibilityTimeoutSeconds") is { } seconds ? $"visibility {seconds} s" : null,
            Of("retention ", queue.Seconds("messageRetentionSeconds")),
            queue.Flag("fifoQueue") ? "FIFO" : null,
        ],
        [ResourceTypes.Topic] = topic => [topic.Flag("fifoTopic") ? "FIFO" : null],
        [ResourceTypes.TopicSubscription] = subscription =>
        [
            subscription.TextOrNull("protocol"),
            subscription.Inputs.ContainsKey("filterPolicy") ? "filtered" : null,
            subscription.Outputs.GetValueOrDefault("pendingConfirmation") is true ? "to be confirmed by its receiver" : null,
        ],
        [ResourceTypes.Function] = function =>
        [
            function.TextOrNull("runtime"),
            function.Integer("memorySize") is { } memory ? $"{memory} MB" : null,
            function.Integer("timeout") is { } timeout ? $"timeout {timeout} s" : null,
            function.Integer("reservedConcurrentExecutions") is { } reserved and >= 0 ? $"reserved concurrency {reserved}" : null,
            PackageOf(function),
        ],
        [ResourceTypes.EventSourceMapping] = mapping =>
        [
            mapping.Integer("batchSize") is { } size ? $"batch size {size}" : null,
            mapping.Integer("maximumBatchingWindowInSeconds") is { } window ? $"window {window} s" : null,
            mapping.Map("scalingConfig")?.GetValueOrDefault("maximumConcurrency") is double most ? $"at most {most} at once" : null,
        ],
        [ResourceTypes.Table] = table => [Of("key ", table.TextOrNull("hashKey")), table.TextOrNull("billingMode")],
        [ResourceTypes.LogGroup] = group => [group.Integer("retentionInDays") is { } days ? $"retention {days}d" : null],
        ["aws:cloudwatch/metricAlarm:MetricAlarm"] = alarm => [AlarmOf(alarm)],
        ["aws:appautoscaling/target:Target"] = target => [$"from {target.Integer("minCapacity")} to {target.Integer("maxCapacity")}"],
    };

    /// <summary>Of what AWS names, AWS's name.</summary>
    public static string Of(RecordedResource resource)
    {
        var notes = resource.Secrets.IsEmpty ? NotesByType.GetValueOrDefault(resource.Type)?.Invoke(resource).OfType<string>() ?? [] : [];
        var name = resource.IsCustom ? resource.TextOrNull("name") ?? resource.Name : resource.Name;
        string[] parts = [resource.Type, name, string.Join(", ", notes), resource.Protect ? "protected" : string.Empty];
        return string.Join("  ", parts.Where(part => part.Length > 0));
    }

    private static string? Of(string label, TimeSpan? duration) => duration is { } given ? label + Duration.Text(given) : null;

    private static string? Of(string label, string? text) => text is null ? null : label + text;

    private static string? AlarmOf(RecordedResource alarm)
    {
        var comparison = alarm.TextOrNull("comparisonOperator") switch
        {
            "GreaterThanThreshold" => ">",
            "GreaterThanOrEqualToThreshold" => ">=",
            "LessThanThreshold" => "<",
            "LessThanOrEqualToThreshold" => "<=",
            _ => null,
        };
        return alarm.TextOrNull("metricName") is { } metric && comparison is not null && alarm.Inputs.GetValueOrDefault("threshold") is double threshold
            ? string.Create(CultureInfo.InvariantCulture, $"{metric} {comparison} {threshold}") : null;
    }

    private static string? PackageOf(RecordedResource function) =>
        function.ArchivePath("code") is { } path && function.Outputs.GetValueOrDefault("sourceCodeSize") is double bytes
            ? string.Create(CultureInfo.InvariantCulture, $"package {Path.GetFileName(path)} {Math.Ceiling(bytes / 1000):#,0} kB") : null;
}
