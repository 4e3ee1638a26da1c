namespace Local.Declaration.Answers;

/// <summary>IAM: without a region, and with unique ids that tell by their first four letters what they are of.</summary>
internal static class IdentityAnswers
{
    public static Dictionary<string, Func<NewResource, Created>> ByType => new()
    {
        [ResourceTypes.Role] = Role,
        ["aws:iam/policy:Policy"] = Policy,
        ["aws:iam/rolePolicy:RolePolicy"] = RolePolicy,
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = attachment => new($"{attachment.Text("role")}/{attachment.Text("policyArn")}"),
    };

    private static Created Role(NewResource role)
    {
        var name = role.PhysicalName();
        return Created.WithArn(
            name, role.GlobalArn("iam", $"role{role.Text("path", "/")}{name}"), ("name", name), ("uniqueId", $"AROA{role.Upper("id", 17)}"));
    }

    private static Created Policy(NewResource policy)
    {
        var name = policy.PhysicalName();
        var arn = policy.GlobalArn("iam", $"policy{policy.Text("path", "/")}{name}");
        return Created.WithArn(arn, arn, ("name", name), ("policyId", $"ANPA{policy.Upper("id", 17)}"));
    }

    private static Created RolePolicy(NewResource policy)
    {
        var name = policy.PhysicalName();
        return new($"{policy.Text("role")}:{name}", ("name", name));
    }
}
