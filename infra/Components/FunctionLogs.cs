using Infra.Settings;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace Infra.Components;

/// <summary>A function's log group. Declared, because one that Lambda makes by itself is kept for ever, and in plain text.</summary>
internal static class FunctionLogs
{
    public static LogGroup Create(string name, FunctionSettings settings, Placement placement, Resource parent)
    {
        var arguments = new LogGroupArgs
        {
            Name = $"/aws/lambda/{PhysicalName.Of(name)}",
            RetentionInDays = (int)settings.LogRetention.TotalDays,
        };
        if (placement.KeyArn is { } key)
        {
            arguments.KmsKeyId = key;
        }

        return new LogGroup($"{name}-logs", arguments, placement.Stateful(parent));
    }
}
