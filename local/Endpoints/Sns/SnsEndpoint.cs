using Sim;

namespace Local.Endpoints.Sns;

/// <summary>SNS's query protocol (API version 2010-03-31): a form comes in, XML goes out; one file for each action.</summary>
internal static class SnsEndpoint
{
    private static readonly Dictionary<string, Func<SnsRequest, EndpointAnswer>> Actions = new(StringComparer.Ordinal)
    {
        ["CreateTopic"] = CreateTopic.Answer,
        ["DeleteTopic"] = DeleteTopic.Answer,
        ["GetTopicAttributes"] = GetTopicAttributes.Answer,
        ["SetTopicAttributes"] = SetTopicAttributes.Answer,
        ["ListTopics"] = ListTopics.Answer,
        ["AddPermission"] = AddPermission.Answer,
        ["RemovePermission"] = RemovePermission.Answer,
        ["GetDataProtectionPolicy"] = GetDataProtectionPolicy.Answer,
        ["PutDataProtectionPolicy"] = PutDataProtectionPolicy.Answer,
        ["TagResource"] = TagResource.Answer,
        ["UntagResource"] = UntagResource.Answer,
        ["ListTagsForResource"] = ListTagsForResource.Answer,
        ["Subscribe"] = Subscribe.Answer,
        ["Unsubscribe"] = Unsubscribe.Answer,
        ["ConfirmSubscription"] = ConfirmSubscription.Answer,
        ["GetSubscriptionAttributes"] = GetSubscriptionAttributes.Answer,
        ["SetSubscriptionAttributes"] = SetSubscriptionAttributes.Answer,
        ["ListSubscriptions"] = ListSubscriptions.Answer,
        ["ListSubscriptionsByTopic"] = ListSubscriptionsByTopic.Answer,
        ["Publish"] = Publish.Answer,
        ["PublishBatch"] = PublishBatch.Answer,
        ["CreatePlatformApplication"] = CreatePlatformApplication.Answer,
        ["DeletePlatformApplication"] = DeletePlatformApplication.Answer,
        ["GetPlatformApplicationAttributes"] = GetPlatformApplicationAttributes.Answer,
        ["SetPlatformApplicationAttributes"] = SetPlatformApplicationAttributes.Answer,
        ["ListPlatformApplications"] = ListPlatformApplications.Answer,
        ["CreatePlatformEndpoint"] = CreatePlatformEndpoint.Answer,
        ["DeleteEndpoint"] = DeleteEndpoint.Answer,
        ["GetEndpointAttributes"] = GetEndpointAttributes.Answer,
        ["SetEndpointAttributes"] = SetEndpointAttributes.Answer,
        ["ListEndpointsByPlatformApplication"] = ListEndpointsByPlatformApplication.Answer,
        ["SetSMSAttributes"] = SetSMSAttributes.Answer,
        ["GetSMSAttributes"] = GetSMSAttributes.Answer,
        ["CheckIfPhoneNumberIsOptedOut"] = CheckIfPhoneNumberIsOptedOut.Answer,
        ["ListPhoneNumbersOptedOut"] = ListPhoneNumbersOptedOut.Answer,
        ["OptInPhoneNumber"] = OptInPhoneNumber.Answer,
        ["GetSMSSandboxAccountStatus"] = GetSMSSandboxAccountStatus.Answer,
        ["CreateSMSSandboxPhoneNumber"] = CreateSMSSandboxPhoneNumber.Answer,
        ["VerifySMSSandboxPhoneNumber"] = VerifySMSSandboxPhoneNumber.Answer,
        ["DeleteSMSSandboxPhoneNumber"] = DeleteSMSSandboxPhoneNumber.Answer,
        ["ListSMSSandboxPhoneNumbers"] = ListSMSSandboxPhoneNumbers.Answer,
        ["ListOriginationNumbers"] = ListOriginationNumbers.Answer,
    };

    public static EndpointAnswer Answer(World world, AwsCall call)
    {
        try
        {
            var request = new SnsRequest(world, call);
            var name = request.Action;
            return name is not null && Actions.TryGetValue(name, out var action) ? action(request) : throw Unknown(name);
        }
        catch (NotSimulatedException error)
        {
            return SnsXml.Error(new AwsError("InvalidParameter", error.Message), call.RequestId);
        }
        catch (AwsError error)
        {
            return SnsXml.Error(error, call.RequestId);
        }
    }

    private static AwsError Unknown(string? action) =>
        action is null ? new AwsError("MissingAction", "The request must contain the parameter Action")
        : new AwsError("InvalidAction", $"Could not find operation {action} for version 2010-03-31");
}
