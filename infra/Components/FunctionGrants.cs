using Infra.Policies;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace Infra.Components;

/// <summary>What every function's role may do: write its log, trace, use the key, and join its VPC if it is in one.</summary>
internal static class FunctionGrants
{
    public static IEnumerable<Statement> Of(FunctionSettings settings, LogGroup logs, Placement placement)
    {
        yield return new Statement
        {
            Sid = "Log",
            Actions = ["logs:CreateLogStream", "logs:PutLogEvents"],
            // Streams have no ARN of their own before they exist.
            Resources = [Output.Format($"{logs.Arn}:*")],
        };
        yield return new Statement
        {
            Sid = "Trace",
            Actions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
            Wildcard = WildcardReason.XRay,
        };
        foreach (var use in KeyUse.Of(placement))
        {
            yield return use;
        }

        if (settings.Vpc is not null)
        {
            yield return new Statement
            {
                Sid = "JoinVpc",
                Actions =
                [
                    "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface",
                    "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
                ],
                Wildcard = WildcardReason.NetworkInterfaces,
            };
        }
    }
}
