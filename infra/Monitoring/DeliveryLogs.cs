using Infra.Components;
using Infra.Policies;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace Infra.Monitoring;

/// <summary>
/// Where SNS says what became of a topic's deliveries. Declared, because SNS would make the log groups itself: without
/// retention and without the key. https://docs.aws.amazon.com/sns/latest/dg/topics-attrib-prereq.html
/// </summary>
public sealed class DeliveryLogs : ComponentResource
{
    public DeliveryLogs(string name, string topicPhysicalName, TimeSpan retention, Placement placement, ComponentResourceOptions? options = null)
        : base("infra:monitoring:DeliveryLogs", name, options)
    {
        var group = Output.Format($"sns/{placement.Region}/{placement.Account}/{topicPhysicalName}");
        var delivered = CreateLogGroup(name, group, retention, placement);
        var failed = CreateLogGroup($"{name}-failure", Output.Format($"{group}/Failure"), retention, placement);
        RoleArn = CreateRole(name, [delivered, failed], placement).Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["roleArn"] = RoleArn });
    }

    /// <summary>For the topic's feedback role settings.</summary>
    public Output<string> RoleArn { get; }

    private LogGroup CreateLogGroup(string name, Output<string> group, TimeSpan retention, Placement placement)
    {
        var args = new LogGroupArgs { Name = group, RetentionInDays = (int)retention.TotalDays };
        if (placement.KeyArn is { } key)
        {
            args.KmsKeyId = key;
        }

        return new LogGroup(name, args, placement.Stateful(this));
    }

    // The end of each ARN means the streams of this one group. SNS also asks to create the group, which is there already.
    private ServiceRole CreateRole(string name, IReadOnlyList<LogGroup> groups, Placement placement) => new(
        name,
        Principal.Sns,
        [
            new Statement
            {
                Sid = "WriteDeliveryLogs",
                Actions = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                Resources = [.. groups.Select(group => Output.Format($"{group.Arn}:*"))],
            },
        ],
        placement,
        new ComponentResourceOptions { Parent = this });
}
