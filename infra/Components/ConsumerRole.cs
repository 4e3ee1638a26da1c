using Infra.Policies;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Sqs;

namespace Infra.Components;

/// <summary>One role per consumer: exactly what its function and its event source mapping do, on exactly its resources.</summary>
public sealed class ConsumerRole : ComponentResource
{
    public ConsumerRole(
        string name, Queue queue, LogGroup logs, IReadOnlyList<EventTable> tables, ComponentResourceOptions? options = null)
        : base("infra:components:ConsumerRole", name, options)
    {
        var role = CreateRole(name);
        Policy = Grant(name, role, queue, logs, tables);

        Arn = role.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    public Output<string> Arn { get; }

    /// <summary>What the role may do. The mapping must wait for it: Lambda tries the queue when the mapping is created.</summary>
    public RolePolicy Policy { get; }

    private Role CreateRole(string name) => new(
        $"{name}-role",
        new RoleArgs
        {
            Name = PhysicalName.Of(name),
            AssumeRolePolicy = PolicyDocument.Of(new Statement
            {
                Sid = "LambdaAssumes",
                Principal = Principal.Lambda,
                Actions = ["sts:AssumeRole"],
            }),
        },
        new CustomResourceOptions { Parent = this });

    private RolePolicy Grant(string name, Role role, Queue queue, LogGroup logs, IReadOnlyList<EventTable> tables) => new(
        $"{name}-role-policy",
        new RolePolicyArgs
        {
            Role = role.Name,
            Policy = PolicyDocument.Of(
                new Statement
                {
                    Sid = "Poll",
                    Actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
                    Resources = [queue.Arn],
                },
                new Statement
                {
                    Sid = "Log",
                    Actions = ["logs:CreateLogStream", "logs:PutLogEvents"],
                    // Streams have no ARN of their own before they exist.
                    Resources = [Output.Format($"{logs.Arn}:*")],
                },
                new Statement
                {
                    Sid = "Trace",
                    Actions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
                    // X-Ray has no resource to name for these two.
                    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
                    Resources = [Output.Create("*")],
                },
                new Statement
                {
                    Sid = "KeepState",
                    Actions = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
                    Resources = [.. tables.Select(table => table.Arn)],
                }),
        },
        new CustomResourceOptions { Parent = this });
}
