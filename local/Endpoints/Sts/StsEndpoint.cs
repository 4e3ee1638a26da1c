using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Sim;

namespace Local.Endpoints.Sts;

/// <summary>STS's query protocol (API version 2011-06-15): who is it that signs?</summary>
internal static class StsEndpoint
{
    private static readonly QueryXml Xml = new("https://sts.amazonaws.com/doc/2011-06-15/");

    public static EndpointAnswer Answer(World world, AwsCall call)
    {
        var action = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body.Span))["Action"].ToString();
        return action == "GetCallerIdentity"
            ? Xml.Of(action, xml =>
            {
                var caller = CallerIdentity.Of(world, call.AccessKeyId);
                Xml.Text(xml, "Arn", caller.Arn);
                Xml.Text(xml, "UserId", caller.UserId);
                Xml.Text(xml, "Account", world.Options.Account);
            })
            : Xml.Error(new AwsError("InvalidAction", $"STS's {(action.Length == 0 ? "request without an Action" : action)} is not simulated. Simulated: GetCallerIdentity."));
    }
}
