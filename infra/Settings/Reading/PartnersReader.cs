using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

internal static class PartnersReader
{
    public static Partners Read(SettingsNode owner, string key)
    {
        if (owner.Node(key) is not { IsMap: true } node)
        {
            return Partners.None;
        }

        var partners = new Partners(
            node.Matching("accounts", Patterns.Account(), "an AWS account id: 12 digits, in quotes if the first is 0") ?? [],
            node.Matching("organizations", Patterns.Organization(), "the id of an AWS organization, such as o-a1b2c3d4e5") ?? []);
        node.RefuseUnknownKeys();
        return partners;
    }
}
