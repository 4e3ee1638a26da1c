using System.Net.Mail;

namespace Infra.Settings.Reading;

internal static class AlertReader
{
    public static AlertSettings Read(SettingsNode node)
    {
        var people = SubscribersOf(node);
        var details = node.Node("details");
        var settings = new AlertSettings(people, details is null ? AlertSubscribers.None : SubscribersOf(details));
        details?.RefuseUnknownKeys();
        node.RefuseUnknownKeys();
        return settings;
    }

    private static AlertSubscribers SubscribersOf(SettingsNode node)
    {
        var emails = node.Texts("emails") ?? [];
        foreach (var email in emails.Where(email => !IsEncrypted(node, email) && (!MailAddress.TryCreate(email, out var address) || address.Address != email)))
        {
            node.Fail($"{node.Path}.emails: {node.Quoted(email)} is not an e-mail address. Write it as name@example.com.");
        }

        var https = node.Texts("https") ?? [];
        foreach (var url in https.Where(url => !IsEncrypted(node, url)
            && (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0)))
        {
            node.Fail($"{node.Path}.https: {node.Quoted(url)} is not an https URL without a password in it. Write it as https://example.com/path.");
        }

        foreach (var twice in emails.Concat(https).Where(subscriber => !IsEncrypted(node, subscriber)).GroupBy(subscriber => subscriber).Where(group => group.Count() > 1))
        {
            node.Fail($"{node.Path} lists {node.Quoted(twice.Key)} twice. Leave one out.");
        }

        return new AlertSubscribers(emails, https, node.IsSecret);
    }

    private static bool IsEncrypted(SettingsNode node, string value) => node.IsSecret && value == StackSettings.Encrypted;
}
