using Infra.Policies;
using Pulumi;
using Pulumi.Aws.Iam;

namespace Infra.Components;

/// <summary>A role for one service, working for this account: exactly what it does, on exactly its resources.</summary>
public sealed class ServiceRole : ComponentResource
{
    public ServiceRole(
        string name, Principal service, IReadOnlyList<Statement> grants, Placement placement, ComponentResourceOptions? options = null)
        : base("infra:components:ServiceRole", name, options)
    {
        var role = CreateRole(name, service, placement);
        Policy = Grant(name, role, grants);

        Arn = role.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    public Output<string> Arn { get; }

    /// <summary>What the role may do. An event source mapping must wait for it: Lambda tries the queue when it is created.</summary>
    public RolePolicy Policy { get; }

    private Role CreateRole(string name, Principal service, Placement placement) => new(
        $"{name}-role",
        new RoleArgs
        {
            Name = PhysicalName.Of(name),
            AssumeRolePolicy = PolicyDocument.Of(new Statement
            {
                Sid = "ServiceAssumes",
                Principal = service,
                Actions = ["sts:AssumeRole"],
                Conditions = [new Condition("StringEquals", "aws:SourceAccount", placement.Account)],
            }),
        },
        new CustomResourceOptions { Parent = this });

    // Inline, so that nobody else can have it: one role, one policy.
    private RolePolicy Grant(string name, Role role, IReadOnlyList<Statement> statements) => new(
        $"{name}-role-policy",
        new RolePolicyArgs { Name = PhysicalName.Of(name), Role = role.Name, Policy = PolicyDocument.Of(statements) },
        new CustomResourceOptions { Parent = this });
}
