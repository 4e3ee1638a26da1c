using System.Text;
using System.Text.Json;
using Tests.House;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>What a stack consists of and who may do what in it, as texts: a change of either shows in a review as what it means.</summary>
public sealed class ApprovedTextTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static TheoryData<string> Deployed => new(Stacks.Deployed);

    [Theory]
    [MemberData(nameof(Deployed))]
    public async Task The_resources_of_a_stack_are_those_that_were_approved(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);
        var width = landscape.Resources.Max(resource => resource.Type.Length);
        var lines = landscape.Resources
            .OrderBy(resource => resource.Type, StringComparer.Ordinal)
            .ThenBy(resource => resource.Name, StringComparer.Ordinal)
            .Select(resource => $"{resource.Type.PadRight(width)}  {resource.Name}{(resource.Protect ? "  (protected)" : "")}\n");

        Approved.Verify($"Approved/{stack}.resources.txt", string.Concat(lines));
    }

    [Theory]
    [MemberData(nameof(Deployed))]
    public async Task The_policies_of_a_stack_are_those_that_were_approved(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);
        var text = new StringBuilder();
        foreach (var policy in landscape.Policies.OrderBy(policy => policy.Owner.Type, StringComparer.Ordinal).ThenBy(policy => policy.Owner.Name, StringComparer.Ordinal))
        {
            text.Append($"# {policy.Owner.Type} {policy.Owner.Name}\n{Pretty(policy)}\n\n");
        }

        Approved.Verify($"Approved/{stack}.policies.txt", text.ToString());
    }

    private static string Pretty(Policy policy)
    {
        using var document = JsonDocument.Parse(policy.Owner.Text(policy.Owner.Type == AwsType.Role ? "assumeRolePolicy" : "policy"));
        return JsonSerializer.Serialize(document.RootElement, Indented);
    }
}
