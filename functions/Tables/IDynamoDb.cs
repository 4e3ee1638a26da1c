using Amazon.DynamoDBv2.Model;

namespace Functions.Tables;

/// <summary>
/// What functions ask of DynamoDB, in the words of the AWS SDK: its requests, answers and exceptions. <see cref="DynamoDb"/> asks
/// it from Lambda; anybody else can let a client of the SDK do it.
/// </summary>
public interface IDynamoDb
{
    Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken);

    Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken);

    Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, CancellationToken cancellationToken);

    Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken);

    Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken);

    Task<TransactWriteItemsResponse> TransactWriteItemsAsync(TransactWriteItemsRequest request, CancellationToken cancellationToken);
}
