using Local.Declaration;

namespace Local.Previewing;

internal sealed class StatefulLogGroup : StatefulType
{
    public override string Token => ResourceTypes.LogGroup;

    public override string Noun => "log group";

    public override string Loss => "every log line in it, the reasons of dead letters among them";

    // https://www.pulumi.com/registry/packages/aws/api-docs/cloudwatch/loggroup/
    public override IReadOnlyDictionary<string, object?> Replacing { get; } = new Dictionary<string, object?>
    {
        ["name"] = null, ["namePrefix"] = null, ["logGroupClass"] = "STANDARD",
    };

    public override IEnumerable<string> Move(string name, DeployedResource deployed) =>
    [
        $"Let the function write to the new log group (its `loggingConfig.logGroup`), and deploy.",
        $"Wait until nothing writes to {name}: in CloudWatch, AWS/Logs IncomingLogEvents of LogGroupName={name} is 0 for an hour.",
        $"Keep what is needed: `aws logs create-export-task --log-group-name {name} --from 0 --to NOW_IN_MILLISECONDS --destination BUCKET`, or wait until its retention has passed.",
    ];
}
