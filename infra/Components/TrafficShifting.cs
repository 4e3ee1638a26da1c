using Infra.Policies;
using Pulumi;
using Pulumi.Aws.CodeDeploy;

namespace Infra.Components;

/// <summary>
/// What CodeDeploy needs once for a stack to move aliases from version to version: its application, and a role that may move
/// the aliases of this stack's functions and look at alarms.
/// </summary>
public sealed class TrafficShifting : ComponentResource
{
    public TrafficShifting(string name, Placement placement, ComponentResourceOptions? options = null)
        : base("infra:components:TrafficShifting", name, options)
    {
        Application = CreateApplication(name);
        Role = CreateRole(name, placement);
        RegisterOutputs(new Dictionary<string, object?> { ["application"] = Application.Name });
    }

    public Application Application { get; }

    public ServiceRole Role { get; }

    private Application CreateApplication(string name) => new(
        name,
        new ApplicationArgs { Name = PhysicalName.Of(name), ComputePlatform = "Lambda" },
        new CustomResourceOptions { Parent = this });

    // What AWS's own policy for it allows on everything, on this stack's functions.
    // https://docs.aws.amazon.com/codedeploy/latest/userguide/security-iam-awsmanpol.html
    private ServiceRole CreateRole(string name, Placement placement) => new(
        name,
        Principal.CodeDeploy,
        [
            new Statement
            {
                Sid = "MoveAliases",
                Actions = ["lambda:GetAlias", "lambda:UpdateAlias", "lambda:GetProvisionedConcurrencyConfig"],
                Resources = [placement.ArnOf("lambda", $"function:{PhysicalName.Of("*")}")],
            },
            new Statement { Sid = "WatchAlarms", Actions = ["cloudwatch:DescribeAlarms"], Wildcard = WildcardReason.DescribeAlarms },
        ],
        placement,
        new ComponentResourceOptions { Parent = this });
}
